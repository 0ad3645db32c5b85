import { expect, test } from 'vitest'
import { shippedCatalogue } from '../engine/catalogue/shipped-catalogue.test-support.ts'
import type { Context } from './context.ts'
import { readOperator } from './read-operator.ts'

const context = { catalogue: shippedCatalogue() } as Context

test('a party without lists is found by its id and by an earlier name', () => {
  const found = readOperator(context, 'microsoft')
  expect(found?.listIds).toEqual([])
  expect(found?.removals.map(({ id }) => id)).toContain('microsoft-outlook')
  expect(found?.bounces?.recipientDomains).toContain('outlook.com')
  expect(readOperator(context, 'hotmail')).toEqual(found)
  expect(readOperator(context, 'verizon')?.operator.id).toBe('yahoo')
})

test('an operator of lists has their ids', () => {
  expect(readOperator(context, 'uceprotect')?.listIds).toContain('uceprotect-1')
})

test('an unknown party is none', () => {
  expect(readOperator(context, 'nobody')).toBeNull()
})
