import { expect, test } from 'vitest'
import {
  type BouncePatternHit,
  findBouncePattern,
  foldBounceText,
  parseBouncePattern,
} from './bounce-pattern.ts'

function find(pattern: string, text: string): BouncePatternHit | null {
  const parts = parseBouncePattern(pattern)
  if (parts === null) throw new Error(`bad pattern ${pattern}`)
  return findBouncePattern(parts, foldBounceText(text))
}

test.each([
  ['blocked using Barracuda Reputation', 'Client host BLOCKED   using\nbarracuda reputation; see'],
  ['AUP#In-{1020-1080}', '554 AUP#In-1055 try later'],
  ['5.7.{606-649} Access denied', '550 5.7.612 Access denied, banned sending IP'],
  ['OFR_{digits}', '550 OFR_506 refused'],
  ['(BL)', 'to clarify.) (BL)'],
  ['IP={ip} - None', 'IP=2001:db8::25 - None/bad'],
  ['case {word}.', 'see case A-17_b.'],
])('%j is in %j', (pattern, text) => {
  expect(find(pattern, text)).not.toBeNull()
})

test.each([
  ['abuse.ro', 'see https://abuse.rocks/'],
  ['abuse.ro', 'see https://noabuse.ro/'],
  ['BL21', '[BL210]'],
  ['AUP#In-{1020-1080}', '554 AUP#In-1081'],
  ['OFR_{digits}', 'OFR_x'],
  ['IP={ip}', 'IP=none'],
  ['IP={ip}', 'IP=192.0.2.256'],
  ['BL{bits}', 'BL21'],
])('%j is not in %j', (pattern, text) => {
  expect(find(pattern, text)).toBeNull()
})

test('a later place counts when the first does not fit', () => {
  expect(find('code{digits}', 'codex, code7')).toMatchObject({ index: 7, length: 5 })
})

test('what stands in the places is told, without the end of the sentence', () => {
  expect(find('blocked {ip}', 'Blocked 192.0.2.7.')).toEqual({
    index: 0,
    length: 17,
    textLength: 8,
    ip: '192.0.2.7',
    bits: null,
  })
  expect(find('BL{bits}', '554 BL000110 blocked')).toMatchObject({ bits: '000110', ip: null })
})

test.each([
  '',
  'ab',
  '{ip} is blocked',
  'blocked {adress}',
  'blocked {9-2}',
  'blocked {ip',
  'code{digits}{word}',
  'code{digits}7',
  'case {word}x',
  `x${'y'.repeat(300)}`,
])('%j is no pattern', (pattern) => {
  expect(parseBouncePattern(pattern)).toBeNull()
})

test('a text made to be slow takes no longer than its length', () => {
  const parts = parseBouncePattern('a {word} b {word} c') ?? []
  const text = foldBounceText('a x b '.repeat(200_000))
  expect(findBouncePattern(parts, text)).toBeNull()
})
