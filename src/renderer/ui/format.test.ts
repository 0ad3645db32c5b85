import { expect, test } from 'vitest'
import { formatAgo, formatSeconds, formatShare, readWebUrl } from './format.ts'

test('a share is rounded down, and never down to none', () => {
  expect(formatShare(0.99999)).toBe('99.9 %')
  expect(formatShare(0.8999)).toBe('89 %')
  expect(formatShare(0.57)).toBe('57 %')
  expect(formatShare(0.0001)).toBe('< 1 %')
  expect([0, 0.5, 1].map(formatShare)).toEqual(['0 %', '50 %', '100 %'])
})

test('seconds read as people say them', () => {
  expect([0.2, 8, 200, 7800].map(formatSeconds)).toEqual(['1 s', '8 s', '3 min', '2 h 10 min'])
})

test('how long ago takes the largest unit that fits', () => {
  const now = Date.parse('2026-01-02T12:00:00Z')
  expect(formatAgo('2026-01-02T11:59:40Z', now)).toBe('just now')
  expect(formatAgo('2026-01-02T10:00:00Z', now)).toContain('2 hr')
})

test('only http and https are links', () => {
  expect(readWebUrl('https://list.example/x')?.host).toBe('list.example')
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'list.example',
    null,
  ]) {
    expect(readWebUrl(text)).toBeNull()
  }
})
