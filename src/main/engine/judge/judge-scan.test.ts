import { expect, test } from 'vitest'
import type { Escalation } from '../../../shared/domain/escalation.ts'
import type { Impact } from '../../../shared/domain/impact.ts'
import { buildEvidence, type ListStory, listedOn, numbers } from './evidence.test-support.ts'
import { judgeScan, RULES_VERSION } from './judge-scan.ts'

const block = '203.0.113.0/24'
const clean = (count: number, impact: Impact = 'high'): readonly ListStory[] =>
  numbers(1, count).map((n) => ({ list: { id: `clean${n}`, impact } }))
const judge = (stories: readonly ListStory[], of = block) => judgeScan(buildEvidence(of, stories)).verdict
const codesOf = (stories: readonly ListStory[]) => judge(stories).reasons.map(({ code }) => code)
const silent = (list: ListStory['list']): ListStory => ({
  list,
  health: 'unreachable',
  unknown: { cause: 'unhealthy-list', from: 0, to: 255 },
})

test('a clean /24 that every list answered for is accepted', () => {
  const verdict = judge(clean(10))
  expect(verdict).toMatchObject({
    decision: 'accept',
    coverage: 1,
    rules: RULES_VERSION,
    effortHours: [0, 0],
  })
  expect(verdict.headline).toBe(
    'Nothing stands against this block: none of the 10 lists that answered lists any of its 256 addresses, with answers to 100 % of the weighted checks.',
  )
})

test('a handful of listings that the buyer can clear makes conditions', () => {
  const bl = { list: { id: 'bl', name: 'Barracuda' }, removal: {}, listed: listedOn(numbers(1, 12)) }
  const verdict = judge([bl, ...clean(9)])
  expect(verdict.decision).toBe('conditional')
  expect(verdict.headline).toBe('Take this block on conditions only: Barracuda lists 12 of 256 addresses.')
  expect(verdict.reasons[0]?.text).toBe(
    'Barracuda lists 12 of 256 addresses. Each address needs its own form; removal usually takes 12–24 hours.',
  )
})

test('parts of a composite that one request clears are one reason, named by their parts', () => {
  const codes = [
    { match: '127.0.0.2', means: 'SBL: spam source', origin: 'spamhaus-sbl' },
    { match: '127.0.0.9', means: 'DROP: criminals', origin: 'spamhaus-drop' },
    { match: '127.0.0.10', means: 'PBL: no mail', origin: 'spamhaus-pbl', policy: true },
  ]
  const zen = {
    list: { id: 'zen', name: 'Spamhaus ZEN', codes },
    removal: { whoMayAsk: 'provider' as const, delayHours: [4, 72] as const },
    listed: listedOn(numbers(0, 9), '127.0.0.2 127.0.0.9 127.0.0.10', ['SBL4711']),
  }
  const texts = judge([zen, ...clean(9)]).reasons.map(({ text }) => text)
  expect(texts.filter((text) => text.startsWith('Spamhaus'))).toEqual([
    'Spamhaus ZEN lists 10 of 256 addresses under SBL4711 (DROP and SBL). That takes 1 form, which only the provider may make; removal usually takes 4–72 hours.',
    'Spamhaus ZEN lists 10 of 256 addresses by policy, not for abuse (PBL). Each address needs its own form, which only the provider may make; removal usually takes 4–72 hours.',
  ])
})

test('one bad address is enough for conditions: the strictest customers refuse the block', () => {
  const stories = [
    { list: { id: 'bl', impact: 'low' as const }, removal: {}, listed: listedOn([9]) },
    ...clean(9),
  ]
  expect(judge(stories).decision).toBe('conditional')
  expect(codesOf(stories)).toEqual(['low-listing', 'strictest-customers'])
})

test('a listing that no filter is known to act on is told and changes nothing', () => {
  const stories = [{ list: { id: 'bl', impact: 'none' as const }, listed: listedOn([9]) }, ...clean(9)]
  expect(judge(stories).decision).toBe('accept')
  expect(codesOf(stories)).toEqual(['harmless-listing'])
})

test('a policy listing of the whole block makes conditions, however many addresses it has', () => {
  const codes = [{ match: '127.0.0.10', means: 'Dynamic', policy: true }]
  const pbl = {
    list: { id: 'pbl', impact: 'critical' as const, codes },
    removal: {},
    listed: listedOn(numbers(0, 255), '127.0.0.10'),
  }
  const verdict = judge([{ ...pbl, list: { ...pbl.list, granularity: 'mixed' as const } }, ...clean(9)])
  expect(verdict.decision).toBe('conditional')
  expect(verdict.reasons.map(({ code }) => code)).toEqual(['policy-listing'])
})

const sbl = (removal: ListStory['removal'], last = 255, impact: Impact = 'critical'): ListStory => ({
  list: { id: 'sbl', name: 'Spamhaus SBL', impact },
  ...(removal ? { removal } : {}),
  listed: listedOn(numbers(0, last), '127.0.0.2', ['SBL1001']),
})

test('a critical entry for the range that only the provider can clear rejects', () => {
  const verdict = judge([sbl({ whoMayAsk: 'provider' }), ...clean(9)])
  expect(verdict.decision).toBe('reject')
  expect(verdict.headline).toBe(
    'Do not take this block: Spamhaus SBL lists all 256 addresses as one range under SBL1001, and only the provider can have it removed.',
  )
  expect(verdict.reasons[0]).toMatchObject({ code: 'netblock-listing', listIds: ['sbl'] })
  expect(verdict.reasons[0]?.caseIds).toHaveLength(1)
})

test('the same entry does not, when it is small, or lesser, or of a kind that the buyer may clear', () => {
  const codes = (story: ListStory) => codesOf([story, ...clean(9)])
  expect(codes(sbl({ whoMayAsk: 'provider' }, 100))).not.toContain('netblock-listing')
  expect(codes(sbl({ whoMayAsk: 'provider' }, 255, 'high'))).not.toContain('netblock-listing')
  expect(codes(sbl({ whoMayAsk: 'user' }))).not.toContain('netblock-listing')
})

test('a large share on lists that matter rejects, whoever may ask; a small one does not', () => {
  const share = (impact: Impact, listed: number, of = block) =>
    judge(
      [
        {
          list: { id: 'bl', impact },
          removal: { effortHours: [0, 0] },
          listed: listedOn(numbers(0, listed - 1)),
        },
        ...clean(9),
      ],
      of,
    ).decision
  expect(share('critical', 26)).toBe('reject')
  expect(share('critical', 25)).toBe('conditional')
  expect(share('high', 64)).toBe('reject')
  expect(share('high', 63)).toBe('conditional')
  expect(share('medium', 256)).toBe('conditional')
  expect(share('critical', 3, '203.0.113.0/30')).toBe('conditional')
  expect(share('critical', 4, '203.0.113.0/30')).toBe('reject')
})

test('a clean-up longer than a working week rejects', () => {
  const bl = (hours: number): ListStory => ({
    list: { id: 'bl', impact: 'medium' },
    removal: { effortHours: [hours, hours] },
    listed: listedOn(numbers(0, 39)),
  })
  expect(judge([bl(1), ...clean(9)])).toMatchObject({ decision: 'conditional', effortHours: [40, 40] })
  const heavy = judge([bl(1.1), ...clean(9)])
  expect(heavy).toMatchObject({ decision: 'reject', effortHours: [44, 44] })
  expect(heavy.reasons[0]?.code).toBe('heavy-effort')
})

test('below 90 % weighted coverage it is inconclusive, at 90 % it is not', () => {
  const missing = (count: number) =>
    judge([...clean(10 - count), ...numbers(1, count).map((n) => silent({ id: `dead${n}` }))])
  expect(missing(1)).toMatchObject({ decision: 'accept', coverage: 0.9 })
  const verdict = missing(2)
  expect(verdict).toMatchObject({ decision: 'inconclusive', coverage: 0.8 })
  expect(verdict.headline).toBe(
    'No verdict yet: only 80 % of the weighted checks have an answer, and 90 % are needed.',
  )
  expect(verdict.reasons[0]?.text).toContain('dead1 (does not answer) and dead2 (does not answer)')
  expect(verdict.reasons[0]?.listIds).toEqual(['dead1', 'dead2'])
})

test('coverage is never rounded up to what is needed', () => {
  const almost = { list: { id: 'bl' }, unknown: { cause: 'timeout' as const, from: 0, to: 25 } }
  const verdict = judge([almost])
  expect(verdict.coverage).toBeCloseTo(0.8984)
  expect(verdict.headline).toContain('only 89 % of the weighted checks have an answer')
})

test('conditions seen at low coverage stay inconclusive; enough to reject stays a reject', () => {
  const dead = [silent({ id: 'dead1' }), silent({ id: 'dead2' })]
  const listed = (count: number) => ({ list: { id: 'bl' }, removal: {}, listed: listedOn(numbers(1, count)) })
  expect(judge([listed(3), ...clean(4), ...dead]).decision).toBe('inconclusive')
  const verdict = judge([listed(100), ...clean(4), ...dead])
  expect(verdict.decision).toBe('reject')
  expect(verdict.reasons.map(({ code }) => code)).toContain('low-coverage')
})

test('coverage follows weights: a dead hobby list costs little, a dead critical one much', () => {
  expect(judge([...clean(9), silent({ id: 'dead', impact: 'none' })]).coverage).toBe(1)
  expect(judge([...clean(9), silent({ id: 'dead', impact: 'low' })]).coverage).toBeCloseTo(45 / 45.5)
  expect(judge([...clean(9), silent({ id: 'dead', impact: 'critical' })]).coverage).toBeCloseTo(45 / 55)
})

test('a silent critical list leaves the block undecided, whatever the others make of coverage', () => {
  const verdict = judge([...clean(40), silent({ id: 'zen', impact: 'critical', combines: ['sbl', 'xbl'] })])
  expect(verdict.coverage).toBeGreaterThan(0.9)
  expect(verdict).toMatchObject({
    decision: 'inconclusive',
    reasons: [{ code: 'critical-list-unknown', listIds: ['zen'] }],
  })
  const parts: readonly ListStory[] = [{ list: { id: 'sbl' } }, { list: { id: 'xbl' } }]
  expect(
    judge([...clean(40), ...parts, silent({ id: 'zen', impact: 'critical', combines: ['sbl', 'xbl'] })])
      .decision,
  ).toBe('accept')
})

test('checks of a family that a list has no data for carry no weight', () => {
  const four: ListStory = {
    list: { id: 'four', impact: 'critical' },
    unknown: { cause: 'unsupported-family', from: 0, to: 255 },
  }
  expect(judge([four, ...clean(1)])).toMatchObject({ decision: 'accept', coverage: 1 })
  expect(judge([four])).toMatchObject({ decision: 'inconclusive', coverage: 0 })
})

test('checks that a stopped scan never made are not known', () => {
  const evidence = buildEvidence(block, clean(10), { state: 'stopped', finishedAt: null })
  const lists = evidence.lists.map((entry) => ({
    ...entry,
    counts: { checked: 128, listed: 0, clear: 128, noted: 0, unknown: 0 },
  }))
  expect(judgeScan({ ...evidence, lists }).verdict).toMatchObject({ decision: 'inconclusive', coverage: 0.5 })
})

const escalation: Escalation = {
  fromListId: 'uce1',
  toListId: 'uce2',
  withinDays: 7,
  steps: [
    [27, 1],
    [26, 1],
    [25, 2],
    [24, 5],
    [23, 10],
    [22, 15],
    [21, 25],
  ].map(([prefixLength = 0, entries = 0]) => ({ prefixLength, entries })),
}
const levelOne = { id: 'uce1', zone: 'dnsbl-1.uceprotect.net', impact: 'medium', escalation } as const
const levelTwo = {
  id: 'uce2',
  zone: 'dnsbl-2.uceprotect.net',
  impact: 'medium',
  granularity: 'allocation',
  escalation,
} as const
const expiry = { method: 'expiry', effortHours: [0, 0.1] } as const

test.each([
  ['203.0.113.0/24', 4, /4 addresses are on UCEPROTECT Level 1, and 5 within .* 1 more would do it\./],
  ['203.0.113.0/24', 7, /7 addresses are .* 5 within .* Clean at least 3 so that at most 4 remain\./],
  ['203.0.113.0/25', 2, /2 addresses are .* 2 within .* Clean at least 1 so that at most 1 remain\./],
  ['203.0.113.0/27', 1, /1 address is .* 1 within .* Clean at least 1 so that at most 0 remain\./],
  ['203.0.112.0/23', 10, /10 addresses are .* 10 within .* Clean at least 1 so that at most 9 remain\./],
])('in a %s with %i on Level 1 the escalation is told', (of, listed, sentence) => {
  const { reasons } = judge(
    [{ list: levelOne, removal: expiry, listed: listedOn(numbers(0, listed - 1)) }, ...clean(9)],
    of,
  )
  expect(reasons.find(({ code }) => code === 'level-2-escalation')?.text).toMatch(sentence)
})

test('a range on Level 2 says how many must be cleaned, or that neighbours are the cause', () => {
  const text = (listed: number) =>
    judge([
      { list: levelOne, removal: expiry, listed: listedOn(numbers(1, listed)) },
      { list: levelTwo, removal: { ...expiry, whoMayAsk: 'provider' }, listed: listedOn(numbers(0, 255)) },
      ...clean(9),
    ]).reasons.find(({ code }) => code === 'level-2-listed')?.text
  expect(text(9)).toContain('It drops off when at most 4 remain: clean at least 5.')
  expect(text(2)).toContain('The cause lies with neighbours')
})

test('for an allocation of a size that the operator quotes nothing for, no threshold is made up', () => {
  const story = { list: levelOne, removal: expiry, listed: listedOn([1, 2]) }
  expect(judge([story, ...clean(9)], '203.0.96.0/20').reasons.map(({ code }) => code)).not.toContain(
    'level-2-escalation',
  )
})

test('without answers nobody knows when the block is fit: no day is told for the silence of lists', () => {
  const { decision, calendar } = judge([silent({ id: 'only', impact: 'high' })])
  expect(decision).toBe('inconclusive')
  expect(calendar.days).toEqual([0, null])
  expect(calendar.firstDay[1]).toBeNull()
  expect(judge(clean(3)).calendar.days).toEqual([0, 0])
})

test('a list that answered for a part is not said to have cleared all', () => {
  const lossy: ListStory = { list: { id: 'lossy' }, unknown: { cause: 'timeout', from: 0, to: 9 } }
  const text = (stories: readonly ListStory[]) => judge(stories).reasons[0]?.text
  expect(text([...clean(10), lossy])).toBe(
    'None of the 11 lists that answered lists any of its 256 addresses. 1 of them has not answered for all; what is unknown is not clear.',
  )
  expect(text(clean(2))).toBe('None of the 2 lists that answered lists any of its 256 addresses.')
})

test('IPv6 networks are counted as networks in every sentence', () => {
  const six = { list: { id: 'six', name: 'Six', families: [6] as const }, listed: listedOn([1]) }
  const { headline, reasons } = judge([six], '2001:db8::/62')
  expect(headline).toBe('Take this block on conditions only: Six lists 1 of 4 /64 networks.')
  expect(reasons.map(({ text }) => text).join(' ')).not.toMatch(/\d addresses|the address/)
  const { headline: none } = judge([{ ...six, listed: [] }], '2001:db8::/127')
  expect(none).toContain('none of the 1 list that answered lists the /64 network')
})
