import { expect, test } from 'vitest'
import { readValue } from './read-value.ts'

const usual = { code: '127.0.0.5', text: 'usual' }
const read = (text: string): string => {
  const problems: string[] = []
  const value = readValue(text, usual, (problem) => problems.push(problem))
  return value ? `${value.code} ${value.text}` : problems.join()
}

test.each([
  [':2:text', '127.0.0.2 text'],
  [':2 : text', '127.0.0.2 text'],
  [':127.0.1.9:', '127.0.1.9 '],
  [':9', '127.0.0.9 usual'],
  [':127.9', '127.0.0.9 usual'],
  [':127.1.9', '127.1.0.9 usual'],
  ['text # all of it', '127.0.0.5 text # all of it'],
  [':0:text', 'the A record is no address'],
  [':x:text', 'the A record is no address'],
  [':2 text', 'the A record is followed by something other than ":"'],
])('%s', (text, expected) => expect(read(text)).toBe(expected))

test('a text of more than 255 bytes is cut, with a warning', () => {
  const problems: string[] = []
  const value = readValue('x'.repeat(300), usual, (problem) => problems.push(problem))
  expect(value?.text).toBe('x'.repeat(255))
  expect(problems).toEqual(['the text is cut to 255 bytes'])
})
