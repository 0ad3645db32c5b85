import { expect, test } from 'vitest'
import type { Scan } from './scan.ts'
import { targetWords } from './target-words.ts'

const words = (block: string, granularity: number) =>
  targetWords({ block, settings: { granularity } as Scan['settings'] })

test('IPv4 and single IPv6 addresses are addresses, coarser IPv6 targets are networks', () => {
  expect(words('203.0.113.0/24', 64)).toEqual(['address', 'addresses'])
  expect(words('2001:db8::/120', 128)).toEqual(['address', 'addresses'])
  expect(words('2001:db8::/56', 64)).toEqual(['/64 network', '/64 networks'])
})
