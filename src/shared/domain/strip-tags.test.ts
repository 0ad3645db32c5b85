import { expect, test } from 'vitest'
import { stripTags } from './strip-tags.ts'

test('blocks end lines, tags, styles and scripts go', () => {
  const html =
    '<style>p { color: red }</style><p>Removed<br>today.</p><SCRIPT>x()</SCRIPT><b>Bye</b>&nbsp;now'
  expect(stripTags(html).replace(/[ ]+/g, ' ').trim()).toBe('Removed\ntoday.\n Bye now')
  expect(stripTags('seen<style>not').trim()).toBe('seen')
})

test('hundreds of thousands of open tags take no time', () => {
  expect(stripTags('<style></style>'.repeat(40_000)).trim()).toBe('')
  expect(stripTags('<'.repeat(400_000))).toHaveLength(400_000)
  expect(stripTags('a'.repeat(500_000))).toHaveLength(400_000)
})
