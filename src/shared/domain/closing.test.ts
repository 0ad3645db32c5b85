import { expect, test } from 'vitest'
import { describeClosing } from './closing.ts'

test('an end is told with its day and manner, or with its manner alone', () => {
  expect(describeClosing({ on: '2024-06-05', manner: 'emptied', note: null })).toBe(
    'closed (2024-06-05: its operator took every entry out)',
  )
  expect(describeClosing({ on: null, manner: 'lapsed', note: null })).toBe('closed (its domain lapsed)')
})
