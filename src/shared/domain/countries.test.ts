import { expect, test } from 'vitest'
import { countryNames, findCountry } from './countries.ts'

test('countries have their present codes, and unions have none', () => {
  const names = countryNames()
  expect(names.get('DE')).toBe('Germany')
  expect(names.get('NL')).toBe('Netherlands')
  expect(['DD', 'SU', 'EU', 'UN', 'ZZ', 'XA'].filter((code) => names.has(code))).toEqual([])
  expect(names.size).toBeGreaterThan(240)
})

test.each([
  ['NL', 'NL'],
  ['NL, no change on request', 'NL'],
  ['Germany.', 'DE'],
  ['the moon', null],
  ['NLX', null],
  ['QQ', null],
  ['Nigeria', 'NG'],
  ['Niger', 'NE'],
])('%s', (text, code) => {
  expect(findCountry(text)).toBe(code)
})
