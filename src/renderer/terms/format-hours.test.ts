import { expect, test } from 'vitest'
import { formatDelay, formatEffort } from './format-hours.ts'

test('effort is in minutes under an hour, in hours above, and none when there is none', () => {
  expect(formatEffort([0, 0])).toBe('none')
  expect(formatEffort([0.25, 0.5])).toBe('15–30 min')
  expect(formatEffort([1.25, 3])).toBe('1.3–3 h')
  expect(formatEffort([12, 12])).toBe('12 h')
})

test('a delay takes the unit that fits', () => {
  expect(formatDelay([0, 0])).toBe('at once')
  expect(formatDelay([0.5, 0.75])).toBe('30–45 min')
  expect(formatDelay([12, 24])).toBe('12–24 h')
  expect(formatDelay([72, 720])).toBe('3–30 days')
})
