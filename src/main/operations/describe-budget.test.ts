import { expect, test } from 'vitest'
import { describeBudget } from './describe-budget.ts'

test('a plan that fits needs no word', () => {
  expect(describeBudget({ perDay: 1000, leftToday: 1000, fits: 988, days: 1 }, 256)).toBeNull()
})

test('a plan that does not fit says by how much, and what does', () => {
  const said = describeBudget({ perDay: 1000, leftToday: 700, fits: 688, days: 5 }, 4096)
  expect(said).toContain('1,000 queries a day')
  expect(said).toContain('3,408 checks would stay unknown')
  expect(said).toContain('a /23 fits today')
  expect(said).toContain('4 more days with --rescan')
})

test('a budget that is used up offers tomorrow', () => {
  const said = describeBudget({ perDay: 1000, leftToday: 0, fits: 0, days: 2 }, 256)
  expect(said).toContain('Scan tomorrow')
})
