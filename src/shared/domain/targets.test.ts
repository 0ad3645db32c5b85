import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAddress } from './address.ts'
import { formatRange, parseBlock } from './block.ts'
import { addressOfTarget, rangeOfTargets, targetOfAddress, targetsOf } from './targets.ts'

function targets(text: string, granularity = 64) {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return targetsOf(parsed.block, granularity)
}

test('an IPv4 block has one target per address', () => {
  const all = targets('198.51.100.0/24')
  expect(all.count).toBe(256)
  expect(formatAddress(addressOfTarget(all, 255))).toBe('198.51.100.255')
})

test('an IPv6 block has one target per /64', () => {
  const all = targets('2001:db8::/56')
  expect(all.count).toBe(256)
  expect(formatAddress(addressOfTarget(all, 1))).toBe('2001:db8:0:1::')
  expect(formatRange(rangeOfTargets(all, 1, 1))).toBe('2001:db8:0:1::-2001:db8:0:1:ffff:ffff:ffff:ffff')
  expect(targets('2001:db8::/120', 128).count).toBe(256)
})

test('a cut first cell starts at the block', () => {
  const all = targets('2001:db8::8-2001:db8:0:2::1')
  expect(all.count).toBe(3)
  expect(formatAddress(addressOfTarget(all, 0))).toBe('2001:db8::8')
  expect(formatRange(rangeOfTargets(all, 2, 2))).toBe('2001:db8:0:2::-2001:db8:0:2::1')
})

test('every target finds its way back', () => {
  const length = fc.integer({ min: 16, max: 32 })
  fc.assert(
    fc.property(length, fc.integer({ min: 0, max: 0xffffffff }), fc.nat(), (bits, start, pick) => {
      const parsed = parseBlock(`${[24, 16, 8, 0].map((shift) => (start >>> shift) & 255).join('.')}/${bits}`)
      if (!parsed.ok) throw new Error(parsed.problem)
      const all = targetsOf(parsed.block, 64)
      const index = pick % all.count
      expect(targetOfAddress(all, addressOfTarget(all, index))).toBe(index)
    }),
  )
})

test('an address outside has no target', () => {
  const outside = parseBlock('192.0.2.1')
  if (!outside.ok) throw new Error(outside.problem)
  expect(targetOfAddress(targets('198.51.100.0/24'), { family: 4, value: outside.block.first })).toBeNull()
})
