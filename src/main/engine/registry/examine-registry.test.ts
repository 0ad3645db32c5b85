import { expect, test } from 'vitest'
import type { RegistryDelegation } from '../../../shared/domain/registry-findings.ts'
import { type SpecialRange, specialRangeOf } from '../../../shared/domain/special-ranges.ts'
import { describeSpecialSpace, examineRegistry } from './examine-registry.ts'
import type { NetworkReply } from './found-network.ts'
import { aNetwork } from './network.test-support.ts'
import { blockOf, shippedRirs } from './registry-world.test-support.ts'

const now = () => Date.parse('2026-11-23T09:00:00Z')
const arin = 'https://rdap.arin.net/registry/ip/x'

function examine(
  find: (text: string) => NetworkReply,
  change: { delegation?: RegistryDelegation; block?: string; buyer?: string } = {},
) {
  const finder = {
    find: async () => find(''),
    follow: async (): Promise<NetworkReply> => ({ kind: 'not-registered', source: 'rdap' }),
    list: async () => null,
  }
  return examineRegistry({
    block: blockOf(change.block ?? '198.51.100.16/28'),
    finder,
    rirs: shippedRirs(),
    stated: { buyer: change.buyer ?? null, seller: 'Rookery Hosting' },
    delegation: change.delegation ?? null,
    transfers: null,
    now,
  })
}

const network = (change: Parameters<typeof aNetwork>[1], text = '198.51.100.0/22'): NetworkReply => ({
  kind: 'network',
  found: aNetwork(text, { source: arin, ...change }),
  source: 'rdap',
  above: [],
})

test('part of the provider’s allocation: what to ask, what it costs, what the registry wants', async () => {
  const found = await examine(
    () =>
      network({
        type: 'DIRECT ALLOCATION',
        holder: 'Rookery Hosting',
        registeredOn: '2011-03-08T00:00:00.000Z',
        abuseEmail: 'abuse@example.net',
      }),
    { buyer: 'Parish Newsletter' },
  )
  expect(found).toMatchObject({
    state: 'not-reassigned',
    registry: 'ARIN',
    source: 'rdap',
    childrenSought: 'sampled',
    flags: [],
    failure: null,
    gaps: [],
  })
  expect(found.askProvider).toContain(
    'register 198.51.100.16/28 to Parish Newsletter at ARIN as a reassignment (SWIP)',
  )
  expect(found.askProvider).toContain('from a /29 up')
  expect(found.tradeOff).toContain('one bad address')
  expect(found.rules).toContainEqual({
    text: expect.stringContaining('can be rented or reassigned, not bought') as string,
    unverified: 'the smallest size of a transfer',
  })
})

test('an unanswered question stays unknown with its reason, and asks nothing of anybody', async () => {
  expect(
    await examine(() => ({ kind: 'unknown', reason: 'rdap.arin.net did not answer in time.' })),
  ).toMatchObject({
    state: 'unknown',
    source: 'none',
    failure: 'rdap.arin.net did not answer in time.',
    askProvider: null,
    chain: [],
  })
})

test('available and reserved space is flagged from the statistics', async () => {
  const delegation = (status: RegistryDelegation['status']): RegistryDelegation => ({
    registry: 'ARIN',
    status,
    country: null,
    delegatedOn: null,
  })
  const gone = await examine(() => ({ kind: 'not-registered', source: 'rdap' }), {
    delegation: delegation('available'),
  })
  expect(gone).toMatchObject({ state: 'not-registered', flags: [{ code: 'available' }] })
  const held = await examine(() => ({ kind: 'not-registered', source: 'rdap' }), {
    delegation: delegation('reserved'),
  })
  expect(held.flags.map(({ code }) => code)).toEqual(['reserved'])
  const contradiction = await examine(() => ({ kind: 'not-registered', source: 'rdap' }), {
    delegation: delegation('allocated'),
  })
  expect(contradiction.explanation).toContain('count it as allocated')
})

test.each([
  [{ type: 'LEGACY', abuseEmail: 'a@example.net' }, 'legacy'],
  [
    { type: 'DIRECT ALLOCATION', registeredOn: '1993-04-01T00:00:00.000Z', abuseEmail: 'a@example.net' },
    'legacy',
  ],
  [
    { type: 'DIRECT ALLOCATION', registeredOn: '2026-10-01T00:00:00.000Z', abuseEmail: 'a@example.net' },
    'recent-change',
  ],
  [
    {
      type: 'DIRECT ALLOCATION',
      registeredOn: '2010-10-01T00:00:00.000Z',
      changedOn: '2026-10-01T00:00:00.000Z',
      abuseEmail: 'a@example.net',
    },
    'recent-change',
  ],
  [{ type: 'DIRECT ALLOCATION' }, 'no-abuse-contact'],
  [
    { type: 'REASSIGNMENT', holder: 'X', holderHandle: 'C01234567', abuseEmail: 'a@example.net' },
    'unvetted-record',
  ],
  [{ type: 'IANA RESERVED', abuseEmail: 'a@example.net' }, 'reserved'],
])('%j raises the flag %s', async (change, code) => {
  const { flags } = await examine(() => network(change))
  expect(flags.map((flag) => flag.code)).toEqual([code])
})

test('special space is nobody’s, and no registry is asked; documentation space is for tests and practice', () => {
  const describe = (text: string) => {
    const block = blockOf(text)
    return describeSpecialSpace(block, specialRangeOf(block) as SpecialRange, now)
  }
  expect(describe('10.0.0.0/24')).toMatchObject({
    state: 'not-registered',
    source: 'none',
    flags: [{ code: 'bogon' }],
    failure: null,
  })
  expect(describe('198.51.100.0/24')).toMatchObject({
    state: 'unknown',
    flags: [],
    failure: expect.stringContaining('TEST-NET-2') as string,
  })
})
