import { expect, test } from 'vitest'
import type { ReverseDnsFindings } from '../../../../shared/domain/reverse-dns-findings.ts'
import { readReverse } from './read-reverse.ts'

const found: ReverseDnsFindings = {
  examinedAt: '2026-11-23T09:00:00.000Z',
  servers: [],
  addresses: 3,
  counts: { confirmed: 1, unconfirmed: 0, missing: 1, unknown: 1 },
  states: 'cm?',
  names: [{ target: 0, names: ['mail.example.org'] }],
  generic: 0,
  genericReason: null,
  templates: [],
  domains: [],
  zones: [],
  classless: null,
  failure: null,
}

test('each address has its own state, and its names where they were kept', () => {
  expect(readReverse(found, 0)).toEqual({ state: 'confirmed', names: ['mail.example.org'] })
  expect(readReverse(found, 1)).toEqual({ state: 'missing', names: [] })
  expect(readReverse(found, 2)).toEqual({ state: 'unknown', names: [] })
})

test('what was not looked at is not examined', () => {
  expect(readReverse(found, 3).state).toBe('not-examined')
  expect(readReverse(null, 0).state).toBe('not-examined')
})
