import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { parseAddress } from '../../../shared/domain/address.ts'
import { parseBlock } from '../../../shared/domain/block.ts'
import { type CodePredicate, compileMatch } from '../../../shared/domain/code-match.ts'
import { gradeCodes } from '../../../shared/domain/grade-listing.ts'
import { type CodeRule, type DnsblList, needsKey } from '../../../shared/domain/list.ts'
import { isRefusal } from '../../../shared/domain/read-outcome.ts'
import { specialRangeOf } from '../../../shared/domain/special-ranges.ts'
import { selectLists } from './select-lists.ts'
import { shippedCatalogue, shippedFolder } from './shipped-catalogue.test-support.ts'

const catalogue = shippedCatalogue()
const { lists, operators, removals, bounces } = catalogue
const subscriber = (list: DnsblList): boolean => list.access.kind === 'key' || list.access.kind === 'paid'
const living = lists.filter((list) => list.status !== 'closed')

const idsOf = (some: readonly { readonly id: string }[]): readonly string[] => some.map(({ id }) => id)

function preset(name: 'quick' | 'mail' | 'all'): readonly DnsblList[] {
  const selected = selectLists(catalogue, { preset: name })
  return selected.ok ? selected.lists : []
}

const compileAll = (rules: readonly CodeRule[]): readonly CodePredicate[] =>
  rules.map((rule) => compileMatch(rule.match)).filter((match) => match !== null)

function find(id: string): DnsblList {
  const list = lists.find((candidate) => candidate.id === id)
  if (!list) throw new Error(`no list ${id}`)
  return list
}

test('a hundred and eight lists are known to be gone', () => {
  expect(catalogue.version).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(lists.filter(({ status }) => status === 'closed')).toHaveLength(108)
})

test('each operator that is more than its ended lists has one file of its name', () => {
  const names = readdirSync(shippedFolder).filter((name) => name !== 'VERSION' && name !== 'closed.yaml')
  const open = new Set([
    ...living.map(({ operatorId }) => operatorId),
    ...removals.map(({ operatorId }) => operatorId),
    ...bounces.map(({ operatorId }) => operatorId),
  ])
  expect(names.map((name) => basename(name, '.yaml')).sort()).toEqual([...open].sort())
  expect(new Set(idsOf(operators)).size).toBe(operators.length)
})

test.each(living.map((list) => [list.id, list] as const))('%s says what a buyer needs to know', (_, list) => {
  expect(list.what).not.toBeNull()
  expect(list.impactReason).not.toBeNull()
  expect(list.checkedOn).not.toBeNull()
  expect(list.sources.length).toBeGreaterThan(0)
  expect(list.confidence).not.toBe('unverified')
  expect(list.codes.length > 0).toBe(list.answers !== 'text')
})

test("block lists have their operator's way out, and other lists have no weight", () => {
  const known = new Set(removals.map(({ operatorId }) => operatorId))
  const blocking = lists.filter(
    ({ polarity, operatorId, status }) =>
      polarity === 'block' && status === 'active' && known.has(operatorId),
  )
  expect(
    idsOf(blocking.filter(({ removalId, access }) => removalId === null && access.kind !== 'key')),
  ).toEqual([])
  expect(
    idsOf(preset('quick').filter((list) => list.polarity === 'block' && list.removalId === null)),
  ).toEqual([])
  const others = living.filter(({ polarity }) => polarity !== 'block')
  expect(idsOf(others.filter(({ impact }) => impact !== 'low' && impact !== 'none'))).toEqual([])
})

test.each(lists.map((list) => [list.id, list] as const))('%s is asked at a polite pace', (_, list) => {
  expect(list.ratePerSecond).toBeLessThanOrEqual(50)
})

test('published limits hold for all zones of an operator that are asked together', () => {
  const together = (operator: string, families: number): { rate: number; budget: number } => {
    const zones = preset('all').filter(
      (list) => list.operatorId === operator && list.families.includes(families as 4 | 6),
    )
    return {
      rate: zones.reduce((sum, list) => sum + list.ratePerSecond, 0),
      budget: zones.reduce((sum, list) => sum + (list.dailyBudget ?? Number.POSITIVE_INFINITY), 0),
    }
  }
  expect(together('spameatingmonkey', 4)).toEqual({ rate: 5, budget: 100_000 })
  expect(together('spameatingmonkey', 6)).toEqual({ rate: 5, budget: 100_000 })
  expect(together('mailspike', 4).budget).toBe(100_000)
  expect(together('dnswl', 4).budget).toBe(100_000)
  expect(together('nordspam', 4).budget).toBe(10_000)
  expect(together('hostkarma', 4).budget).toBe(250_000)
  expect(together('spamhaus', 4).budget).toBe(300_000)
  expect(together('spfbl', 4).rate).toBeLessThanOrEqual(10)
})

test('no code that stands for a listing is a refusal too', () => {
  const refused = lists.flatMap(({ id, codes, refusals }) => {
    const refuses = compileAll(refusals)
    return codes.flatMap(({ match }) => {
      const address = parseAddress(match)
      return address && isRefusal(refuses, Number(address.value)) ? [`${id} ${match}`] : []
    })
  })
  expect(refused).toEqual([])
})

test('each refusal says what is wrong; and how to mend it', () => {
  for (const { refusals } of lists) for (const { means } of refusals) expect(means).toMatch(/\w; \w.+\.$/)
})

test('presets are what they say', () => {
  const quick = preset('quick')
  const mail = preset('mail')
  const all = preset('all')
  expect(quick).toHaveLength(12)
  expect(mail.length).toBeGreaterThanOrEqual(55)
  expect(mail.length).toBeLessThanOrEqual(65)
  expect(idsOf(mail)).toEqual(expect.arrayContaining([...idsOf(quick)]))
  expect(idsOf(all)).toEqual(expect.arrayContaining([...idsOf(mail)]))
  expect(idsOf(mail.filter((list) => list.polarity !== 'block'))).toEqual([
    'dnswl',
    'isipp-iadb',
    'mailspike-wl',
  ])
  for (const list of mail) expect(list.impact).not.toBe('none')
  for (const list of all) {
    expect(needsKey(list) || subscriber(list) || list.status !== 'active').toBe(false)
    expect(list.access.optInReason).toBeNull()
  }
})

test('what a preset asks is known from more than one source, and pages that nobody saw say so', () => {
  expect(idsOf(preset('mail').filter(({ confidence }) => confidence === 'low'))).toEqual([])
  const guessed = lists.filter(({ unverified }) => unverified?.includes('lookupUrl'))
  expect(guessed.filter(({ lookupUrl }) => lookupUrl === null)).toEqual([])
  expect(idsOf(guessed)).toEqual(expect.arrayContaining(['sem-black', 'nordspam', 'zapbl', 'tornevall']))
  for (const id of ['spamhaus-zen', 'psbl', 'dronebl']) expect(find(id).unverified).toBeUndefined()
})

test('Spamhaus is asked once, and each code tells where it comes from and who can clear it', () => {
  const zen = find('spamhaus-zen')
  const graded = gradeCodes(zen, ['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.9', '127.0.0.10'])
  expect(graded.map(({ origin }) => origin)).toEqual([
    'spamhaus-sbl',
    'spamhaus-css',
    'spamhaus-xbl',
    'spamhaus-drop',
    'spamhaus-pbl',
  ])
  expect(graded.map(({ severity }) => severity)).toEqual(['critical', 'high', 'high', 'critical', 'policy'])
  const whoClears = (code: string): string | undefined => {
    const rule = zen.codes.find(({ match }) => match === code)
    return removals.find(({ id }) => id === rule?.removalId)?.whoMayAsk
  }
  expect(whoClears('127.0.0.2')).toBe('provider')
  expect(whoClears('127.0.0.9')).toBe('holder')
  expect(whoClears('127.0.0.10')).toBe('user')
  expect(idsOf(preset('all').filter(({ operatorId }) => operatorId === 'spamhaus'))).toEqual(['spamhaus-zen'])
})

test('the test points of a bogon list lie outside the special ranges, which it lists by design', () => {
  for (const id of ['cymru-fullbogons', 'cymru-fullbogons6']) {
    const { unlisted, unlisted6, neverListed } = find(id).testPoints
    for (const point of [unlisted ?? unlisted6, ...neverListed]) {
      const parsed = parseBlock(point ?? '')
      expect(parsed.ok && specialRangeOf(parsed.block)).toBeNull()
    }
  }
})

test('the answer of DNSWL that trusts everybody is a refusal, its test entry is not', () => {
  const refusals = find('dnswl')
    .refusals.map((rule) => compileMatch(rule.match))
    .filter((match) => match !== null)
  expect(isRefusal(refusals, 0x7f000a03)).toBe(true)
  expect(isRefusal(refusals, 0x7f0000ff)).toBe(true)
  expect(isRefusal(refusals, 0x7f000a00)).toBe(false)
})

test('lists that are gone cannot be counted', () => {
  for (const list of lists.filter(({ status }) => status === 'closed')) {
    expect(list.impact).toBe('none')
    expect(list.presets).toEqual([])
    expect(list.closed).toBeDefined()
    expect(list.sources.length).toBeGreaterThan(0)
  }
})
