import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Case } from '../../../shared/domain/case.ts'
import type { Hours } from '../../../shared/domain/removal.ts'
import { planCalendar } from './plan-calendar.ts'

const from = '2026-11-23T09:00:00.000Z'
const aCase = (id: string, delayHours: Hours | null, needsFirst: readonly string[] = [], change = {}): Case =>
  ({
    id,
    kind: 'listing',
    severity: 'high',
    delayHours,
    needsFirst,
    effortHours: [0, 0],
    ...change,
  }) as unknown as Case

test('nothing to clear is fit at once', () => {
  expect(planCalendar([], from)).toEqual({
    days: [0, 0],
    firstDay: ['2026-11-23', '2026-11-23'],
    path: [],
    open: [],
  })
})

test('cases run side by side: the longest decides, not the sum', () => {
  const { days, path } = planCalendar([aCase('a', [12, 24]), aCase('b', [24, 72]), aCase('c', [1, 48])], from)
  expect(days).toEqual([1, 3])
  expect(path).toEqual(['b'])
})

test('what waits for another begins when that ends', () => {
  const cases = [aCase('pbl', [1, 2], ['sbl']), aCase('sbl', [24, 72]), aCase('alone', [48, 73])]
  expect(planCalendar(cases, from)).toEqual({
    days: [2, 4],
    firstDay: ['2026-11-25', '2026-11-27'],
    path: ['sbl', 'pbl'],
    open: [],
  })
})

test('a case without a known end leaves the end open, and says which', () => {
  const found = planCalendar([aCase('a', null), aCase('b', [24, 48])], from)
  expect(found).toMatchObject({ days: [1, null], firstDay: ['2026-11-24', null], path: ['b'], open: ['a'] })
})

test('what no case ends leaves the end open, whatever the cases take', () => {
  expect(planCalendar([], from, true)).toMatchObject({ days: [0, null], firstDay: ['2026-11-23', null] })
  expect(planCalendar([aCase('a', [24, 48])], from, true)).toMatchObject({ days: [1, null], open: [] })
})

test('low impact is not waited for, unless something waits for it', () => {
  const low = aCase('low', [4000, 5000], [], { severity: 'low' })
  expect(planCalendar([low, aCase('a', [1, 24])], from).days).toEqual([1, 1])
  expect(planCalendar([low, aCase('a', [1, 24], ['low'])], from).path).toEqual(['low', 'a'])
})

test('it is not fit before the work can be done', () => {
  expect(planCalendar([aCase('a', [1, 2], [], { effortHours: [8, 24] })], from).days).toEqual([1, 2])
})

test('a circle of needs ends all the same', () => {
  expect(planCalendar([aCase('a', [24, 24], ['b']), aCase('b', [24, 24], ['a'])], from).days).toEqual([2, 2])
})

test('the order of the cases is no part of it, and one more case never brings the day nearer', () => {
  const cases = fc.uniqueArray(
    fc.record({ n: fc.nat(8), delay: fc.option(fc.nat(200)), needs: fc.array(fc.nat(8), { maxLength: 3 }) }),
    { selector: ({ n }) => n, maxLength: 7 },
  )
  const build = ({ n, delay, needs }: { n: number; delay: number | null; needs: number[] }): Case =>
    aCase(
      `c${n}`,
      delay === null ? null : [delay / 2, delay],
      needs.filter((need) => need < n).map((need) => `c${need}`),
    )
  fc.assert(
    fc.property(cases, (all) => {
      const built = all.map(build)
      expect(planCalendar(built.toReversed(), from)).toEqual(planCalendar(built, from))
      const [low, high] = planCalendar(built, from).days
      const [lowLess, highLess] = planCalendar(built.slice(1), from).days
      expect(low).toBeGreaterThanOrEqual(lowLess)
      expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(highLess ?? Number.POSITIVE_INFINITY)
    }),
    { numRuns: 300 },
  )
})
