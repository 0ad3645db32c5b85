import { expect, test } from 'vitest'
import { buildEvidence, type ListStory, listedOn, numbers } from './evidence.test-support.ts'
import { judgeScan } from './judge-scan.ts'

const casesOf = (stories: readonly ListStory[], block = '203.0.113.0/24') =>
  judgeScan(buildEvidence(block, stories)).cases

test('single addresses of a list are one case with a request each', () => {
  const [found, ...rest] = casesOf([
    { list: { id: 'bl' }, removal: { effortHours: [0.1, 0.3] }, listed: listedOn([1, 2, 3, 77]) },
  ])
  expect(rest).toEqual([])
  expect(found).toMatchObject({
    listId: 'bl',
    scope: 'address',
    reference: null,
    ranges: ['203.0.113.1-203.0.113.3', '203.0.113.77'],
    addresses: 4,
    requests: 4,
    effortHours: [0.4, 1.2],
    method: 'form',
    whoMayAsk: 'user',
    delayHours: [12, 24],
  })
})

test('one SBL number is one case, whichever lists of the operator carry it', () => {
  const text = ['https://www.spamhaus.org/sbl/query/SBL123456']
  const cases = casesOf([
    {
      list: { id: 'sbl', operatorId: 'sh' },
      removal: { whoMayAsk: 'provider' },
      listed: listedOn(numbers(0, 15), '127.0.0.2', text),
    },
    { list: { id: 'other', operatorId: 'sh' }, listed: listedOn(numbers(8, 31), '127.0.0.2', text) },
    { list: { id: 'foreign', operatorId: 'x' }, listed: listedOn([3], '127.0.0.2', text) },
  ])
  expect(cases.map(({ reference, addresses, operatorId }) => [reference, addresses, operatorId])).toEqual([
    ['SBL123456', 32, 'sh'],
    ['SBL123456', 1, 'x'],
  ])
  expect(cases[0]).toMatchObject({ scope: 'range', requests: 1, ranges: ['203.0.113.0-203.0.113.31'] })
})

test('two SBL numbers are two cases, and one over the whole block is a netblock', () => {
  const whole = casesOf([
    { list: { id: 'sbl' }, listed: listedOn(numbers(0, 255), '127.0.0.2', ['SBL1001']) },
  ])
  expect(whole.map(({ scope, ranges }) => [scope, ranges])).toEqual([
    ['netblock', ['203.0.113.0-203.0.113.255']],
  ])
  const two = casesOf([
    {
      list: { id: 'sbl' },
      listed: { ...listedOn([1], '127.0.0.2', ['SBL1001']), ...listedOn([2], '127.0.0.2', ['SBL1002']) },
    },
  ])
  expect(new Set(two.map(({ reference }) => reference))).toEqual(new Set(['SBL1001', 'SBL1002']))
})

test('a list that numbers every entry makes one case, not one per number', () => {
  const listed = Object.fromEntries(
    numbers(0, 19).map((n) => [n, { codes: ['127.0.0.2'], text: [`https://bl.example/entry/${5000 + n}`] }]),
  )
  expect(casesOf([{ list: { id: 'bl' }, removal: {}, listed }])).toMatchObject([
    { addresses: 20, reference: null, requests: 20 },
  ])
})

test('the granularity of the list decides: /24 units, runs of allocations, one AS', () => {
  const listed = listedOn([...numbers(0, 255), ...numbers(512, 767)])
  const scopesOf = (granularity: '/24' | 'allocation' | 'asn') =>
    casesOf([{ list: { id: 'bl', granularity }, removal: {}, listed }], '198.51.100.0/22').map(
      ({ scope, addresses, requests }) => [scope, addresses, requests],
    )
  expect(scopesOf('/24')).toEqual([
    ['netblock', 256, 1],
    ['netblock', 256, 1],
  ])
  expect(scopesOf('allocation')).toEqual([
    ['netblock', 256, 1],
    ['netblock', 256, 1],
  ])
  expect(scopesOf('asn')).toEqual([['as', 512, 1]])
})

test('an IPv6 target is a /64: lists of that unit have addresses there, not ranges', () => {
  const [found] = casesOf(
    [{ list: { id: 'bl', granularity: '/64' }, removal: {}, listed: listedOn([0, 5]) }],
    '2001:db8::/60',
  )
  expect(found).toMatchObject({
    scope: 'address',
    addresses: 2,
    ranges: ['2001:db8::-2001:db8::ffff:ffff:ffff:ffff', '2001:db8:0:5::-2001:db8:0:5:ffff:ffff:ffff:ffff'],
  })
})

test('neighbours with one code are one request where ranges are taken; far ones and other codes are not', () => {
  const listed = {
    ...listedOn([...numbers(16, 31), 40]),
    ...listedOn(numbers(100, 103), '127.0.0.3'),
    ...listedOn([200]),
  }
  const cases = casesOf([{ list: { id: 'bl' }, removal: { blockRequests: 'yes' }, listed }])
  expect(cases.map(({ scope, addresses, requests }) => [scope, addresses, requests])).toEqual(
    expect.arrayContaining([
      ['range', 17, 1],
      ['range', 4, 1],
      ['address', 1, 1],
    ]),
  )
  expect(cases).toHaveLength(3)
})

test('a mixed list that has nearly the whole block under one code has the range', () => {
  const cases = casesOf([
    { list: { id: 'bl', granularity: 'mixed' }, removal: {}, listed: listedOn(numbers(0, 250)) },
  ])
  expect(cases).toMatchObject([{ scope: 'netblock', addresses: 251, requests: 1 }])
})

test('a mixed list has ranges where it has a policy on neighbours, addresses where it has abuse', () => {
  const scopesOf = (policy: boolean) =>
    casesOf([
      {
        list: { id: 'bl', granularity: 'mixed', codes: [{ match: '127.0.0.2', means: 'x', policy }] },
        removal: {},
        listed: listedOn([3, ...numbers(128, 255)]),
      },
    ]).map(({ scope, addresses, requests }) => [scope, addresses, requests])
  expect(scopesOf(true)).toEqual([
    ['range', 128, 1],
    ['address', 1, 1],
  ])
  expect(scopesOf(false)).toEqual([['address', 129, 129]])
})

test('policy stands apart from abuse on the same list', () => {
  const codes = [
    { match: '127.0.0.2', means: 'Spam source' },
    { match: '127.0.0.10', means: 'Dynamic range', policy: true },
  ]
  const cases = casesOf([
    { list: { id: 'bl', codes }, listed: { 1: '127.0.0.2 127.0.0.10', 2: '127.0.0.10' } },
  ])
  expect(
    cases.map(({ policy, severity, addresses, codes }) => ({ policy, severity, addresses, codes })),
  ).toEqual([
    { policy: false, severity: 'high', addresses: 1, codes: ['127.0.0.2'] },
    { policy: true, severity: 'policy', addresses: 2, codes: ['127.0.0.10'] },
  ])
})

const composite = {
  list: {
    id: 'zen',
    operatorId: 'sh',
    combines: ['sbl', 'xbl'],
    codes: [
      { match: '127.0.0.2', means: 'SBL', origin: 'sbl' },
      { match: '127.0.0.4', means: 'XBL', origin: 'xbl' },
      { match: '127.0.0.10', means: 'PBL', origin: 'pbl', policy: true },
    ],
  },
  listed: { 1: '127.0.0.2 127.0.0.4', 2: '127.0.0.4', 3: '127.0.0.10' },
} satisfies ListStory

test('a composite list and its parts count once, at the origin', () => {
  const alone = casesOf([composite])
  expect(alone.map(({ listId, means, addresses }) => [listId, means, addresses])).toEqual([
    ['zen', ['XBL'], 2],
    ['zen', ['SBL'], 1],
    ['zen', ['PBL'], 1],
  ])
  const xbl = {
    list: { id: 'xbl', operatorId: 'sh' },
    listed: { 1: '127.0.0.4', 2: '127.0.0.4', 9: '127.0.0.4' },
  }
  const both = casesOf([composite, xbl])
  expect(both.map(({ listId, addresses }) => [listId, addresses])).toEqual([
    ['xbl', 3],
    ['zen', 1],
    ['zen', 1],
  ])
})

test('in a composite the SBL number goes to the SBL part only', () => {
  const listed = {
    1: { codes: ['127.0.0.2', '127.0.0.4'], text: ['https://x.example/query/203.0.113.1', 'SBL4711'] },
  }
  const cases = casesOf([{ ...composite, listed }])
  expect(cases.map(({ means, reference }) => [means[0], reference])).toEqual([
    ['SBL', 'SBL4711'],
    ['XBL', null],
  ])
})

test('a DROP code beside an SBL code is the same matter: one request clears both', () => {
  const codes = [
    { match: '127.0.0.2', means: 'SBL', origin: 'spamhaus-sbl', removalId: 'sbl' },
    { match: '127.0.0.9', means: 'DROP', origin: 'spamhaus-drop', removalId: 'drop' },
  ]
  const listed = listedOn(numbers(0, 63), '127.0.0.2 127.0.0.9', ['SBL4711'])
  const cases = casesOf([
    { list: { id: 'zen', codes }, codeRemovals: [{ id: 'sbl', method: 'email' }, { id: 'drop' }], listed },
  ])
  expect(cases).toMatchObject([
    { reference: 'SBL4711', addresses: 64, requests: 1, method: 'email', codes: ['127.0.0.2', '127.0.0.9'] },
  ])
})

test('an aggregate without origins repeats nothing that its parts say, and keeps what is its own', () => {
  const cases = casesOf([
    { list: { id: 'aggregate', combines: ['part'] }, listed: listedOn([1, 2]) },
    { list: { id: 'part' }, listed: listedOn([1]) },
  ])
  expect(cases.map(({ listId, ranges }) => [listId, ranges])).toEqual([
    ['aggregate', ['203.0.113.2']],
    ['part', ['203.0.113.1']],
  ])
})

test('two lists that combine each other lose nothing', () => {
  const cases = casesOf([
    { list: { id: 'a', combines: ['b'] }, listed: listedOn([1]) },
    { list: { id: 'b', combines: ['a'] }, listed: listedOn([1]) },
  ])
  expect(cases).toHaveLength(2)
})

test('answers of allow and info lists never make a case, even where a store calls them listings', () => {
  const evidence = buildEvidence('203.0.113.0/24', [
    { list: { id: 'good', polarity: 'allow' }, listed: listedOn([1]) },
    { list: { id: 'asn', polarity: 'info' }, listed: listedOn([2]) },
  ])
  expect(evidence.notes).toHaveLength(2)
  expect(judgeScan(evidence).cases).toEqual([])
  expect(judgeScan({ ...evidence, listings: evidence.notes }).cases).toEqual([])
})

test('a code may have its own way out; where that is not stored the list’s stands in and is marked', () => {
  const codes = [{ match: '127.0.0.2', means: 'Spam', removalId: 'special' }]
  const general = { list: { id: 'a', codes }, removal: { id: 'general' }, listed: listedOn([1]) }
  const stored = casesOf([{ ...general, codeRemovals: [{ id: 'special', method: 'email' }] }])
  expect(stored[0]).toMatchObject({ method: 'email', unverified: [] })
  const missing = casesOf([general])
  expect(missing[0]).toMatchObject({ method: 'form', unverified: ['method', 'whoMayAsk'] })
})

test('an expiring entry needs no request and says when it goes; an unresearched list costs research once', () => {
  const expiry = {
    method: 'expiry',
    effortHours: [0, 0.1],
    delayHours: null,
    expiryHours: [168, 168],
  } as const
  const [gone] = casesOf([{ list: { id: 'bl' }, removal: expiry, listed: listedOn(numbers(1, 9)) }])
  expect(gone).toMatchObject({ requests: 0, effortHours: [0, 0.1], delayHours: [168, 168], method: 'expiry' })
  const [open] = casesOf([{ list: { id: 'bl' }, listed: listedOn(numbers(1, 9)) }])
  expect(open).toMatchObject({ requests: 0, effortHours: [0.5, 2], method: 'none', confidence: 'unverified' })
})

test('what must be closed first is named when it holds the same addresses', () => {
  const css = { list: { id: 'css' }, removal: { id: 'css', needsFirst: ['sbl'] }, listed: listedOn([1]) }
  const sbl = (target: number): ListStory => ({
    list: { id: 'sbl' },
    removal: { id: 'sbl' },
    listed: listedOn([target]),
  })
  const together = casesOf([css, sbl(1)])
  const sblId = together.find(({ listId }) => listId === 'sbl')?.id
  expect(together.find(({ listId }) => listId === 'css')?.needsFirst).toEqual([sblId])
  expect(casesOf([css, sbl(2)]).map(({ needsFirst }) => needsFirst)).toEqual([[], []])
})

test('a case keeps its id when another address joins it', () => {
  const ids = (targets: readonly number[]) =>
    casesOf([{ list: { id: 'bl' }, removal: {}, listed: listedOn(targets) }]).map(({ id }) => id)
  expect(ids([1, 2])).toEqual(ids([1, 2, 9]))
})
