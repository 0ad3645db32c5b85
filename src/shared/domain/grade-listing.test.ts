import { expect, test } from 'vitest'
import { gradeCodes, worstSeverity } from './grade-listing.ts'

const table = { impact: 'critical', codes: [{ match: '127.0.0.4', means: 'Exploited' }] } as const
const without = { impact: 'critical', codes: [] } as const

test('a code that the catalogue does not know is kept and never counts above low, table or not', () => {
  for (const list of [table, without]) {
    expect(gradeCodes(list, ['127.0.0.77'])).toEqual([
      expect.objectContaining({
        code: '127.0.0.77',
        means: 'Undocumented code 127.0.0.77',
        impact: 'low',
        documented: false,
      }),
    ])
    expect(worstSeverity(list, ['127.0.0.77'])).toBe('low')
  }
})

test('a list without a table means by the conventional code what it is there for', () => {
  expect(gradeCodes(without, ['127.0.0.2'])).toEqual([
    expect.objectContaining({ means: 'Listed', impact: 'critical', documented: true }),
  ])
  expect(worstSeverity(table, ['127.0.0.2'])).toBe('low')
  expect(worstSeverity(table, ['127.0.0.2', '127.0.0.4'])).toBe('critical')
})

test('a list of no impact stays without', () => {
  expect(gradeCodes({ impact: 'none', codes: [] }, ['127.0.0.9'])[0]?.impact).toBe('none')
})
