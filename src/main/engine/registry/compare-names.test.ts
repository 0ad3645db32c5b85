import { expect, test } from 'vitest'
import { compareNames } from './compare-names.ts'

test.each([
  ['Rookery Hosting GmbH', 'ROOKERY HOSTING, GmbH', 'same'],
  ['Rookery Hosting', 'rookery-hosting.example', 'same'],
  ['Rookery Hosting Ltd.', 'rookeryhosting.co.uk', 'same'],
  ['Café Lumière S.A.R.L.', 'Cafe Lumiere', 'same'],
  ['Rookery', 'Rookery Hosting', 'similar'],
  ['Rookery Hosting', 'Rooks Hosting', 'different'],
  ['A', 'A Hosting', 'different'],
  ['', 'Rookery', 'different'],
  ['Company', 'Limited', 'different'],
])('%s and %s are %s', (a, b, expected) => {
  expect(compareNames(a, b)).toBe(expected)
  expect(compareNames(b, a)).toBe(expected)
})
