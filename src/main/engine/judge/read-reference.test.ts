import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readReference } from './read-reference.ts'

const here = '203.0.113.7'

test.each([
  ['an SBL page', 'https://www.spamhaus.org/sbl/query/SBL123456', { kind: 'sbl', value: 'SBL123456' }],
  ['an SBL number in words', 'Listed, see SBL 123456.', { kind: 'sbl', value: 'SBL123456' }],
  [
    'a ticket page',
    'See https://bl.example/ticket/4711-a.',
    { kind: 'ticket', value: 'https://bl.example/ticket/4711-a' },
  ],
  ['a ticket in words', 'Spam, ticket #AB-4711; write to us', { kind: 'ticket', value: 'AB-4711' }],
  ['a reference at the end', 'Reference: 20114.', { kind: 'ticket', value: '20114' }],
])('%s is a reference', (_, text, reference) => {
  expect(readReference([text], here)).toEqual(reference)
})

test.each([
  ['the page of the address', 'https://www.spamhaus.org/query/ip/203.0.113.7'],
  ['the page of the address, reversed', 'https://bl.example/lookup/7.113.0.203'],
  ['the page of the address, with dashes', 'https://bl.example/203-0-113-7.html'],
  ['the home page of a list', 'Blocked - see https://bl.example/policy'],
  ['a host name with numbers', 'https://bl2024.example/faq'],
  ['an address after a word', 'Case 203.0.113.7'],
  ['SBL and an address', 'SBL 203.0.113.7 is listed'],
  ['a date', 'Case 2024-11-23'],
  ['a word alone', 'In this case nothing is wrong'],
  ['nothing', ''],
])('%s is none', (_, text) => {
  expect(readReference([text], here)).toBeNull()
})

test('an SBL number wins over a ticket, in whatever order the texts come', () => {
  const texts = ['https://bl.example/ticket/4711', 'SBL99887']
  expect(readReference(texts, here)?.value).toBe('SBL99887')
  expect(readReference(texts.toReversed(), here)?.value).toBe('SBL99887')
})

test('an IPv6 address in a page makes it the page of the address', () => {
  expect(readReference(['https://bl.example/?q=2001:db8::1&n=12345'], '2001:db8::1')).toBeNull()
  expect(readReference(['https://bl.example/?q=2001%3Adb8%3A%3A1&n=12345'], '2001:db8::1')).toBeNull()
})

test('whatever a stranger writes, a reference is short printable ASCII without quotes or angles', () => {
  const piece = fc.constantFrom(
    'https://x.example/',
    'ticket ',
    'SBL',
    '123',
    '<script>',
    '"',
    '\u001b[31m',
    '\u202e',
    ' ',
  )
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 12 }),
      (parts) => {
        const found = readReference([parts.join('')], here)
        expect(found?.value ?? 'none').toMatch(/^[\x21-\x3b=\x3f-\x7e]{1,200}$/)
      },
    ),
    { numRuns: 500 },
  )
})
