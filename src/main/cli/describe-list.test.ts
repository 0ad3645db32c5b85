import { expect, test } from 'vitest'
import { shippedCatalogue } from '../engine/catalogue/shipped-catalogue.test-support.ts'
import { describeList } from './describe-list.ts'
import { HealthTable, listsTable } from './lists-table.ts'

const { lists } = shippedCatalogue()

function show(id: string): string {
  const list = lists.find((candidate) => candidate.id === id)
  if (!list) throw new Error(`no list ${id}`)
  return describeList(list, lists)
}

test('a list is shown with who asks it, what it combines, its codes and the rule that makes ranges of it', () => {
  const zen = show('spamhaus-zen')
  expect(zen).toMatch(/^ {2}asked by {4}SpamAssassin: .* of 5 points/m)
  expect(zen).toMatch(/^ {2}combines {4}spamhaus-sbl, /m)
  expect(zen).toMatch(/^ {2}code {8}127\.0\.0\.10 .*\(policy; impact medium; from spamhaus-pbl; /m)
  expect(show('spamhaus-pbl')).toMatch(/^ {2}part of {5}spamhaus-zen$/m)
  expect(show('uceprotect-2')).toContain('put a whole allocation on uceprotect-2: /27 from 1, ')
})

test('the page of one address is shown, and whether somebody saw it', () => {
  expect(show('psbl')).toMatch(/^ {2}look-up {5}https:\/\/psbl\.org\/listing\?ip=\{ip\}$/m)
  expect(show('sem-black')).toMatch(/^ {2}look-up {5}https:\/\/spameatingmonkey\.com\/.* \(unverified\)$/m)
})

test('a closed list tells of its end and of nothing that one could ask', () => {
  const shown = show('msrbl')
  expect(shown).toMatch(/^ {2}closed {6}2026: its operator ended it\. The domain lapsed in 2017 and 2020/m)
  expect(shown).toMatch(/^ {2}source /m)
  expect(shown).not.toMatch(/^ {2}(test|pace|presets|code) /m)
})

test('what is unsure, keyed, bound to consent or no listing says so', () => {
  expect(show('konstant')).toContain(
    'unverified (2026), confidence low; asked when named, believed after a good',
  )
  expect(show('cymru-origin')).toContain('it answers with texts on routes')
  expect(show('spamrats-all')).toMatch(/^ {2}consent {5}The operator's terms/m)
  expect(show('pofon')).toMatch(/^ {2}test {8}listed: none; not listed: 127\.0\.0\.1/m)
})

test('the table has a head, what may be asked first and what is gone last', () => {
  const [head, ...rows] = listsTable(lists).trimEnd().split('\n')
  expect(head).toMatch(/^list +polarity +impact +access +preset +zone$/)
  expect(rows).toHaveLength(lists.length)
  const closed = rows.map((row) => / closed /.test(row))
  expect(closed.indexOf(true)).toBe(rows.length - 108)
  expect(rows.filter((row) => / unverified /.test(row)).length).toBeGreaterThan(70)
  expect(rows.find((row) => row.startsWith('spamrats-all '))).toContain(' consent ')
  expect(rows.find((row) => row.startsWith('cymru-origin '))).toContain(' texts ')
})

test('a finding stands under its head, cleaned of control characters', () => {
  const table = new HealthTable(lists)
  const finding = {
    listId: 'konstant',
    health: 'healthy',
    reason: 'It\u001b[31m answers.',
    marked: false,
    answers: [],
  } as const
  const row = table.row({ ...finding, probedAt: '2026-11-26T00:00:00Z' })
  expect(row).toMatch(/^konstant +healthy +unverified +It.*answers\.\n$/)
  expect(row).not.toContain('\u001b')
  expect(table.head().indexOf('health')).toBe(row.indexOf('healthy'))
  expect(table.head().indexOf('state')).toBe(row.indexOf('unverified'))
})
