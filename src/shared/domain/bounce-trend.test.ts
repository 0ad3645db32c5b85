import { expect, test } from 'vitest'
import { bounceTrend } from './bounce-trend.ts'

const now = Date.parse('2026-11-20T12:00:00Z')
const day = (date: number, events: number) => ({ day: `2026-11-${date}`, events })
const group = (days: readonly { day: string; events: number }[]) => ({
  first: days[0] ? `${days[0].day}T10:00:00Z` : null,
  last: days.length > 0 ? `${days.at(-1)?.day}T11:00:00Z` : null,
  days,
})

test.each([
  ['unknown', []],
  ['new', [day(18, 4), day(20, 9)]],
  ['ended', [day(10, 4), day(12, 9)]],
  ['rising', [day(14, 2), day(16, 2), day(19, 5), day(20, 6)]],
  ['falling', [day(15, 20), day(16, 20), day(20, 3)]],
  ['steady', [day(15, 1)]],
  ['steady', [day(15, 2), day(16, 7)]],
  ['steady', [day(15, 10), day(16, 11), day(19, 10), day(20, 10)]],
] as const)('%s', (trend, days) => {
  expect(bounceTrend(group(days), now)).toBe(trend)
})
