import { expect, test } from 'vitest'
import { type Escalation, escalationThreshold } from './escalation.ts'

const rule: Escalation = {
  fromListId: 'one',
  toListId: 'two',
  withinDays: 7,
  steps: [
    { prefixLength: 26, entries: 1 },
    { prefixLength: 24, entries: 5 },
  ],
}

test.each([
  [32, 1],
  [26, 1],
  [25, null],
  [24, 5],
  [20, null],
])('a /%i has the threshold %s', (prefixLength, entries) => {
  expect(escalationThreshold(rule, prefixLength)).toBe(entries)
})
