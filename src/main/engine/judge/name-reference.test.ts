import { expect, test } from 'vitest'
import { nameReference } from './name-reference.ts'

test.each([
  ['SBL123456', 'SBL123456'],
  ['https://list.example/ticket/HMR48213', 'HMR48213'],
  ['https://list.example/ticket/48213/details', '48213'],
  ['https://list.example/query?id=4711', '4711'],
  ['https://list.example/', 'https://list.example/'],
  ['ticket:123', 'ticket:123'],
])('%s is called %s', (reference, name) => {
  expect(nameReference(reference)).toBe(name)
})
