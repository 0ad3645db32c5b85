import { expect, test } from 'vitest'
import { withoutOpening } from './without-opening.ts'

test('what the verdict says already is left out, and nothing else', () => {
  expect(withoutOpening('Do not take this block: a list names 192.0.2.0/24: all of it.')).toBe(
    'A list names 192.0.2.0/24: all of it.',
  )
  expect(withoutOpening('Take this block on conditions only: 3 addresses are listed.')).toBe(
    '3 addresses are listed.',
  )
  expect(withoutOpening('Nothing can be said: 12 % have an answer.')).toBe(
    'Nothing can be said: 12 % have an answer.',
  )
})
