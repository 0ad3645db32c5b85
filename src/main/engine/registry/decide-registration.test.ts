import { describe, expect, test } from 'vitest'
import { parseBlock } from '../../../shared/domain/block.ts'
import { decideRegistration, type StatedNames } from './decide-registration.ts'
import { aNetwork } from './network.test-support.ts'

const block = (text: string) => {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.block
}
const B = '203.0.113.16/28'
const allocation = aNetwork('203.0.112.0/22', { type: 'ALLOCATED PA', holder: 'Rookery Hosting' })
const nobody: StatedNames = { buyer: null, seller: null }
const both: StatedNames = { buyer: 'Parish Newsletter', seller: 'Rookery Hosting' }

const decide = (
  chain: ReturnType<typeof aNetwork>[],
  stated: StatedNames,
  children: ReturnType<typeof aNetwork>[] = [],
  topReached = true,
) => decideRegistration({ block: block(B), chain, topReached, children, stated })

describe('a record of its own', () => {
  const own = (holder: string | null, type = 'ASSIGNED PA') => aNetwork(B, { type, holder })
  test.each([
    ['Parish Newsletter', both, 'reassigned-to-buyer'],
    ['Parish Newsletter e.V.', both, 'reassigned-to-buyer'],
    ['Rookery Hosting', both, 'reassigned-to-seller'],
    ['Teapot Web Shop', both, 'reassigned-to-other'],
    ['Teapot Web Shop', nobody, 'registered-separately'],
    ['Teapot Web Shop', { buyer: null, seller: 'Rookery Hosting' }, 'reassigned-to-other'],
    [null, both, 'registered-separately'],
  ])('in the name of %s, with %j stated, is %s', (holder, stated, state) => {
    expect(decide([allocation, own(holder)], stated).state).toBe(state)
  })

  test('that the registry holds itself is nobody’s', () => {
    expect(decide([own('IANA', 'IANA RESERVED')], both).state).toBe('not-registered')
  })

  test('in a strange name says whom it was compared with', () => {
    const other = own('Teapot Web Shop')
    expect(decide([other], { buyer: null, seller: 'Rookery' }).explanation).toContain('unless that is you')
    expect(decide([other], { buyer: 'Parish', seller: null }).explanation).toContain('not to you')
    expect(decide([other], both).explanation).toContain('neither you nor the seller')
  })

  test('held by the seller straight from the registry says so', () => {
    const { explanation } = decide(
      [aNetwork(B, { type: 'DIRECT ASSIGNMENT', holder: 'Rookery Hosting' })],
      both,
    )
    expect(explanation).toContain('straight from the registry')
  })
})

describe('a larger record', () => {
  test.each([
    ['ALLOCATED PA', 'ripe', 'not-reassigned'],
    ['DIRECT ALLOCATION', 'arin', 'not-reassigned'],
    ['Allocated Portable', 'apnic', 'not-reassigned'],
    ['allocated', 'lacnic', 'not-reassigned'],
    ['REALLOCATION', 'arin', 'not-reassigned'],
    ['SUB-ALLOCATED PA', 'afrinic', 'not-reassigned'],
    ['REASSIGNMENT', 'arin', 'inside-other-assignment'],
    ['ASSIGNED PA', 'ripe', 'inside-other-assignment'],
    ['ASSIGNED NON-PORTABLE', 'apnic', 'inside-other-assignment'],
    ['re-assigned', 'lacnic', 'inside-other-assignment'],
    ['AGGREGATED-BY-LIR', 'ripe', 'not-individually-registered'],
    ['IANA RESERVED', 'arin', 'not-registered'],
    ['ALLOCATED TO RIPE NCC', 'arin', 'not-registered'],
  ])('of type %s at %s is %s', (type, registryId, state) => {
    expect(
      decide([aNetwork('203.0.113.0/24', { type, holder: 'Rookery Hosting', registryId })], both).state,
    ).toBe(state)
  })

  test('that is the buyer’s own is theirs', () => {
    expect(
      decide(
        [allocation, aNetwork('203.0.113.0/24', { type: 'ASSIGNED PA', holder: 'Parish Newsletter' })],
        both,
      ).state,
    ).toBe('reassigned-to-buyer')
  })

  test('of somebody who is not the seller raises the question how the seller may let it', () => {
    expect(decide([allocation], { buyer: null, seller: 'Bargain Racks' }).explanation).toContain(
      'not Bargain Racks',
    )
  })

  test('of a kind that the registry does not name is judged by its place: on top, below, or unknown', () => {
    const plain = aNetwork('203.0.113.0/24', { type: null, holder: 'X' })
    expect(decide([plain], nobody, [], true).state).toBe('not-reassigned')
    expect(decide([allocation, plain], nobody).state).toBe('inside-other-assignment')
    expect(decide([plain], nobody, [], false).state).toBe('unknown')
  })
})

describe('records inside the block', () => {
  const child = (holder: string | null) => aNetwork('203.0.113.16/29', { type: 'ASSIGNED PA', holder })
  test('of somebody else split it, whatever the record around says', () => {
    expect(decide([allocation], both, [child('Snowdrift Media')])).toMatchObject({
      state: 'split-block',
      explanation: expect.stringContaining('Snowdrift Media') as string,
    })
  })
  test.each(['Rookery Hosting', 'Parish Newsletter', null])('of %s do not', (holder) => {
    expect(decide([allocation], both, [child(holder)]).state).toBe('not-reassigned')
  })
})
