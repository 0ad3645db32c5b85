import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileText } from './compile-text.ts'

const SUBJECT = '192.0.2.1'
const make = (template: string, variables: Record<string, string> = {}): string =>
  compileText(template, new Map(Object.entries(variables)))(SUBJECT)

test.each([
  ['listed $', {}, 'listed 192.0.2.1'],
  ['$1/$', { 1: 'https://example.org' }, 'https://example.org/192.0.2.1'],
  ['$1', { 1: '$ stays' }, '$ stays'],
  ['$2 is not set', { 1: 'x' }, '$2 is not set'],
  ['$$$$ and $$', {}, '$$ and $'],
  ['r123', { '=': 'see ?$= ($)' }, 'see ?r123 (192.0.2.1)'],
  ['', { '=': 'see ?$= ($)' }, 'see ?192.0.2.1 (192.0.2.1)'],
  ['=bare $', { '=': 'see ?$=' }, 'bare 192.0.2.1'],
  ['own $=', {}, 'own own $='],
  ['=', { '=': 'see ?$=' }, ''],
  ['', {}, ''],
])('%s with %j', (template, variables, expected) => expect(make(template, variables)).toBe(expected))

test('a record has at most 254 bytes, counted before they are read as UTF-8', () => {
  expect(make('x'.repeat(255))).toBe('x'.repeat(254))
  const bytes = Buffer.from(`${'x'.repeat(252)}é`).toString('latin1')
  expect(make(bytes)).toBe(`${'x'.repeat(252)}é`)
  expect(make(`x${bytes}`)).toBe(`${'x'.repeat(253)}\ufffd`)
})

test('a text without dollars is its own record', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z ]{1,200}$/), (text) => {
      expect(make(text, { 1: 'one' })).toBe(text)
    }),
  )
})
