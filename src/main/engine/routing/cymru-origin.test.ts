import { expect, test } from 'vitest'
import { formatBlock } from '../../../shared/domain/block.ts'
import { readAsLine, readAsn, readOriginLine } from './cymru-origin.ts'

test('an origin line may name several origins', () => {
  const line = readOriginLine('64500 64501 | 198.51.100.0/24 | ZZ | ripencc | 2018-05-05')
  expect(line).toMatchObject({ asns: [64500, 64501], country: 'ZZ' })
  expect(line && formatBlock(line.prefix)).toBe('198.51.100.0/24')
  expect(readOriginLine('64500 | 2001:db8::/32 |  | apnic | ')).toMatchObject({
    asns: [64500],
    country: null,
  })
})

test.each([
  '',
  'blocked by policy',
  '64500',
  '64500 | nonsense | ZZ',
  '4294967296 | 192.0.2.0/24 | ZZ | arin |',
  '| 192.0.2.0/24 |',
  '64500 x | 192.0.2.0/24 |',
])('%j is no origin line', (text) => {
  expect(readOriginLine(text)).toBeNull()
})

test('names of networks are cleaned, and may hold bars', () => {
  expect(readAsLine('64500 | ZZ | arin | 2015-01-01 | EXAMPLE-NET\u0007, ZZ')).toEqual({
    name: 'EXAMPLE-NET , ZZ',
    country: 'ZZ',
  })
  expect(readAsLine('64500 | ZZ | arin | 2015-01-01 | A | B')?.name).toBe('A | B')
  expect(readAsLine('64500 | ZZ | arin')).toBeNull()
  expect(readAsLine('nonsense | | | | NAME')).toBeNull()
})

test.each([
  ['64500', 64500],
  ['AS64500', 64500],
  ['0', 0],
  ['4294967295', 4294967295],
  ['4294967296', null],
  ['1.10', null],
  ['', null],
])('%j is the AS number %s', (text, asn) => {
  expect(readAsn(text)).toBe(asn)
})
