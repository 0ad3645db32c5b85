import { expect, test } from 'vitest'
import { cleanStrangerText } from './stranger-text.ts'

test('control characters and direction overrides go, markup stays text, length is capped', () => {
  expect(cleanStrangerText('a\u0000b\u001b[31mc\r\nd')).toBe('a b [31mc d')
  expect(cleanStrangerText('abc\u202edef')).toBe('abcdef')
  expect(cleanStrangerText('<b>&')).toBe('<b>&')
  expect(cleanStrangerText('x'.repeat(65_536))).toHaveLength(500)
})
