import { expect, test } from 'vitest'
import type { BounceRule } from '../../../shared/domain/bounce-knowledge.ts'
import {
  type BouncePatternHit,
  findBouncePattern,
  foldBounceText,
  parseBouncePattern,
} from '../../../shared/domain/bounce-pattern.ts'
import { shippedCatalogue } from './shipped-catalogue.test-support.ts'

const { bounces, operators, removals } = shippedCatalogue()
const kindOf = new Map(operators.map(({ id, kind }) => [id, kind]))
const all = bounces.flatMap(({ operatorId, fragments, codes }) =>
  [...fragments, ...codes].map((rule) => ({ operatorId, rule })),
)

/** The longest pattern found in a text that names its party by itself. */
function recognise(text: string): { operatorId: string; rule: BounceRule; hit: BouncePatternHit } | null {
  const found = all.flatMap(({ operatorId, rule }) => {
    const hit = findBouncePattern(parseBouncePattern(rule.pattern) ?? [], foldBounceText(text))
    return hit && !rule.weak ? [{ operatorId, rule, hit }] : []
  })
  return (
    found.sort((one, two) => two.hit.length - one.hit.length || two.hit.textLength - one.hit.textLength)[0] ??
    null
  )
}

test.each([
  [
    '550 blocked using Trend Micro RBL+. See http://www.mail-abuse.com/cgi-bin/lookup?ip=192.0.2.7',
    'trendmicro',
  ],
  [
    '554 Service unavailable; blocked using Barracuda Reputation; http://bbl.barracudacentral.com/q.cgi?ip=192.0.2.7',
    'barracuda',
  ],
  [
    "554 Your access to this mail system has been rejected due to the sending MTA's poor reputation.",
    'cisco-talos',
  ],
  [
    '550 5.7.1 Unfortunately, messages from [192.0.2.7] were not sent since part of their network is on our block list (S3150).',
    'microsoft',
  ],
  ['550 5.7.606 Access denied, banned sending IP [192.0.2.7]', 'microsoft'],
  ['553 5.7.1 [BL23] Connections will not be accepted from 192.0.2.7', 'yahoo'],
  [
    '521 DNSBL:RBL 521< 192.0.2.7 >_is_blocked.For assistance forward this email to abuse_rbl@abuse-att.net',
    'att',
  ],
  [
    '554 IP=192.0.2.7 - None/bad reputation. Ask your postmaster for help or to contact tobr@rx.t-online.de',
    't-online',
  ],
  ['550 OFR_506 [506]', 'orange'],
  ['571 192.0.2.7 is listed on https://spamrl.com/', 'spamexperts'],
])('%s', (text, operatorId) => {
  expect(recognise(text)?.operatorId).toBe(operatorId)
})

test('the digits of a code name the lists behind it, from the last one on', () => {
  const decode = (text: string): readonly string[] => {
    const { rule, hit } = recognise(text) ?? {}
    const digits = (hit?.bits ?? '').split('').toReversed()
    return digits.flatMap((digit, i) => (digit === '1' ? (rule?.bits[i]?.refersTo ?? []) : []))
  }
  expect(decode('554 resimta-po-05v comcast 192.0.2.7 BL000110')).toEqual(['cloudmark', 'validity'])
  expect(decode('554 AUP#IPBL1001 192.0.2.7')).toEqual(['spamhaus', 'cloudmark'])
  expect(decode('554 AUP#IPBL0100')).toEqual(['invaluement'])
  expect(recognise('554 BL000000')?.rule).toMatchObject({ cause: 'private-list', bits: [] })
})

test.each([
  ['AUP#In-1055', 'rate-limit', []],
  ['AUP#I-1110', 'policy-rdns', []],
  ['AUP#I-1210', 'reputation', ['cloudmark']],
  ['AUP#In-1230', 'dnsbl', ['spamhaus']],
  ['LPN007_102', 'reputation', ['validity']],
  ['OFR006_102', 'reputation', ['cloudmark']],
  ['[TSS07]', 'dnsbl', ['spamhaus']],
])('%s is %s', (code, cause, refersTo) => {
  expect(recognise(`554 5.7.1 ${code} refused`)?.rule).toMatchObject({ cause, refersTo })
})

test('no two parties claim the same words', () => {
  const owners = new Map<string, Set<string>>()
  for (const { operatorId, rule } of all) {
    if (rule.weak) continue
    const text = foldBounceText(rule.pattern)
    owners.set(text, (owners.get(text) ?? new Set()).add(operatorId))
  }
  expect([...owners].filter(([, ids]) => ids.size > 1)).toEqual([])
})

test('weak words have a recipient or a server beside which they count', () => {
  const lost = bounces.filter(
    ({ operatorId, recipientDomains, mxHosts, fragments, codes }) =>
      kindOf.get(operatorId) === 'mailbox-provider' &&
      [...fragments, ...codes].some(({ weak }) => weak) &&
      recipientDomains.length + mxHosts.length === 0,
  )
  expect(lost.map(({ operatorId }) => operatorId)).toEqual([])
})

test('each party that lists nothing is known by its words, recipients or servers', () => {
  const known = new Set(bounces.map(({ operatorId }) => operatorId))
  const silent = operators.filter(({ id, kind }) =>
    kind === 'mailbox-provider' || kind === 'security-vendor' ? !known.has(id) : false,
  )
  expect(silent.map(({ id }) => id)).toEqual([])
})

test('no domain belongs to two parties', () => {
  const domains = bounces.flatMap(({ recipientDomains }) => recipientDomains)
  expect(domains.filter((domain, i) => domains.indexOf(domain) !== i)).toEqual([])
})

test('a section without a source says what is unverified', () => {
  const bare = bounces.filter(({ sources, unverified }) => sources.length === 0 && unverified.length === 0)
  expect(bare.map(({ operatorId }) => operatorId)).toEqual([])
})

test('a party with one way out names it for its rejections', () => {
  const waysOf = (operatorId: string): number =>
    removals.filter((one) => one.operatorId === operatorId).length
  const silent = bounces.filter(({ operatorId, removalId }) => removalId === null && waysOf(operatorId) === 1)
  expect(silent.map(({ operatorId }) => operatorId)).toEqual([])
})
