import { expect, test } from 'vitest'
import { shippedCatalogue } from '../catalogue/shipped-catalogue.test-support.ts'
import { describeNextStep } from './next-step.ts'

const catalogue = shippedCatalogue()
const group = {
  direction: 'outbound',
  operatorId: null,
  zone: null,
  address: '192.0.2.10',
  cause: 'dnsbl',
  decidedBy: [],
} as const
const step = (change: object): string => describeNextStep({ ...group, ...change }, catalogue)

test('an operator with a form is named with its page', () => {
  expect(step({ operatorId: 'barracuda', zone: 'b.barracudacentral.org' })).toMatch(
    /form of Barracuda.*https:\/\//,
  )
})

test('entries that expire need no request', () => {
  expect(step({ operatorId: 'spamcop', zone: 'bl.spamcop.net' })).toContain('Nothing to send')
})

test('of a closed list nothing can be removed', () => {
  expect(step({ operatorId: 'sorbs', zone: 'dnsbl.sorbs.net' })).toContain("recipient's postmaster")
})

test('a party that goes by another list sends there', () => {
  expect(step({ operatorId: 'comcast', decidedBy: ['cloudmark'] })).toMatch(
    /goes by Cloudmark.*removed there first/,
  )
})

test('an unknown zone and no zone at all say so', () => {
  expect(step({ zone: 'rbl.example.test' })).toContain('rbl.example.test is not in the catalogue')
  expect(step({})).toContain('names no list')
})

test('what our own server refused is nobody’s to remove', () => {
  expect(step({ direction: 'inbound', operatorId: 'spamhaus' })).toContain('Your own server')
})

test('every operator of the catalogue gets a step that ends as a sentence', () => {
  for (const { id } of catalogue.operators) expect(step({ operatorId: id })).toMatch(/^[A-Z].*[.)]$/)
})
