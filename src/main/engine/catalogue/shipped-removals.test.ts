import { expect, test } from 'vitest'
import type { Removal } from '../../../shared/domain/removal.ts'
import { shippedCatalogue } from './shipped-catalogue.test-support.ts'

const { lists, removals, bounces, operators } = shippedCatalogue()
const idsOf = (some: readonly { readonly id: string }[]): readonly string[] => some.map(({ id }) => id)
const without = (rule: (removal: Removal) => boolean): readonly string[] =>
  idsOf(removals.filter((removal) => !rule(removal)))

test('each removal is used by a list, a code, a rejection, or another removal', () => {
  const used = new Set([
    ...lists.flatMap((list) => [list.removalId, ...list.codes.map((rule) => rule.removalId)]),
    ...removals.flatMap((removal) => removal.needsFirst),
    ...bounces.flatMap(({ removalId, fragments, codes }) => [
      removalId,
      ...[...fragments, ...codes].map((rule) => rule.removalId),
    ]),
  ])
  expect(without(({ id }) => used.has(id))).toEqual([])
})

test('each way has what it needs: a page for a form, a mailbox or a page that names it for a mail', () => {
  expect(without(({ method, url }) => (method !== 'form' && method !== 'portal') || url !== null)).toEqual([])
  // The recipient's own domain gives the mailbox (RFC 5321 §4.5.1), so that it cannot stand here.
  const bare = without(({ draftMode, url, email }) => draftMode !== 'email' || url !== null || email !== null)
  expect(bare).toEqual(['recipient-postmaster'])
})

test('a mailbox stands only where letters are taken, and was seen at a source or says that it was not', () => {
  const mailed = removals.filter(({ email }) => email !== null)
  const silent = mailed.filter(({ draftMode }) => draftMode !== 'email' && draftMode !== 'ask-provider')
  expect(idsOf(silent)).toEqual([])
  const unseen = mailed.filter(
    ({ sources, unverified }) => sources.length === 0 && !unverified.includes('email'),
  )
  expect(idsOf(unseen)).toEqual([])
})

test('a list that only expires has nothing to send, and says when it lets go', () => {
  const expiring = removals.filter(({ method }) => method === 'expiry')
  expect(expiring.length).toBeGreaterThan(10)
  expect(idsOf(expiring.filter(({ draftMode, email }) => draftMode !== 'none' || email !== null))).toEqual([])
  expect(
    idsOf(expiring.filter(({ expiryHours, expiryNote }) => expiryHours === null && expiryNote === null)),
  ).toEqual([])
})

test('each removal says who may ask, and each request what it has to state', () => {
  const silent = without(
    ({ method, whoMayAskNote, confidence }) =>
      whoMayAskNote !== null || (method === 'none' && confidence === 'unverified'),
  )
  expect(silent).toEqual([])
  const asking = removals.filter(({ draftMode }) => draftMode !== 'none')
  expect(idsOf(asking.filter(({ evidenceWanted }) => evidenceWanted.length === 0))).toEqual([])
  const placeless = asking.filter(
    ({ evidenceWanted }) =>
      !['ip', 'cidr', 'bounceText'].some((fact) => evidenceWanted.some((wanted) => wanted === fact)),
  )
  expect(idsOf(placeless)).toEqual([])
  expect(without(({ evidenceWanted }) => new Set(evidenceWanted).size === evidenceWanted.length)).toEqual([])
})

test('delays are sane, and a guess of ours says so', () => {
  const year = 24 * 366
  const sane = ([low, high]: readonly [number, number]): boolean => low <= high && high <= year
  expect(
    without(({ delayHours, expiryHours }) => sane(delayHours ?? [0, 0]) && sane(expiryHours ?? [0, 0])),
  ).toEqual([])
  const guessed = removals.filter(
    ({ delayHours, delayBasis }) => delayHours !== null && delayBasis === 'estimate',
  )
  expect(guessed.length).toBeGreaterThan(0)
  expect(idsOf(guessed.filter(({ unverified }) => !unverified.includes('delay')))).toEqual([])
  expect(without(({ delayHours, delayBasis }) => delayHours === null || delayBasis !== 'unknown')).toEqual([])
})

test('what no source covers is marked', () => {
  expect(without(({ sources, unverified }) => sources.length > 0 || unverified.length > 0)).toEqual([])
  expect(
    without(({ confidence, unverified }) => confidence !== 'unverified' || unverified.length > 0),
  ).toEqual([])
})

test('what is sold is told as a warning and never recommended', () => {
  const selling = removals.filter(({ paidOption }) => paidOption !== null)
  expect(idsOf(selling)).toEqual(['spfbl', 'uceprotect-1', 'uceprotect-2', 'uceprotect-3', 'backscatterer'])
  const words = removals.flatMap(({ id, etiquette, delayNote, whoMayAskNote }) =>
    [etiquette, delayNote, whoMayAskNote].map((text) => ({ id, text: text ?? '' })),
  )
  const praised = words.filter(
    ({ text }) => /\bpa(y|id|yment)\b/i.test(text) && !/not pay|nothing to pay/i.test(text),
  )
  expect(idsOf(praised)).toEqual([])
})

test('SBL comes before the other lists of Spamhaus, and readers of other lists come after them', () => {
  const first = (id: string): readonly string[] =>
    removals.find((removal) => removal.id === id)?.needsFirst ?? []
  for (const id of ['spamhaus-css', 'spamhaus-xbl', 'spamhaus-pbl'])
    expect(first(id)).toContain('spamhaus-sbl')
  expect(first('securence')).toEqual(['spamhaus-sbl', 'spamcop'])
  expect(first('orange')).toEqual(['cloudmark', 'abusix', 'spamhaus-sbl'])
  expect(first('rackspace')).toEqual(['spamhaus-sbl', 'validity'])
})

test('every operator of a list that can be asked has a way out, or says that none is known', () => {
  const blocking = lists.filter(({ status, polarity }) => status === 'active' && polarity === 'block')
  const helpless = blocking.filter(
    ({ operatorId }) => !removals.some((removal) => removal.operatorId === operatorId),
  )
  expect(idsOf(helpless)).toEqual([])
})

test('every provider and vendor has a way out', () => {
  const parties = operators.filter(({ kind }) => kind !== 'dnsbl-operator')
  const helpless = parties.filter(({ id }) => !removals.some((removal) => removal.operatorId === id))
  expect(idsOf(helpless)).toEqual([])
})

test('pages are on hosts that exist as names, none with a place for an address', () => {
  const pages = removals.flatMap(({ id, url }) =>
    url === null ? [] : [{ id, host: new URL(url).hostname, url }],
  )
  expect(idsOf(pages.filter(({ host }) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host)))).toEqual([])
  expect(idsOf(pages.filter(({ url }) => url.includes('{')))).toEqual([])
})
