import { expect, test } from 'vitest'
import type { RegistryFindings } from '../../../shared/domain/registry-findings.ts'
import { noSurroundings, type Surroundings } from '../../../shared/domain/surroundings.ts'
import { describeNotExamined, notExaminedSentences } from './not-examined.ts'

test('every part that was not looked at is named', () => {
  expect(notExaminedSentences(noSurroundings).join(' ')).toMatch(/netblocks: .*registry: .*routing: .*rdns: /)
})

test('a part that was looked at is not, unless nothing came of it', () => {
  const registry = { failure: null } as RegistryFindings
  expect(notExaminedSentences({ ...noSurroundings, registry }).join(' ')).not.toContain('registry:')
  const failed = { failure: 'rdap.example did\u0000not answer.' } as RegistryFindings
  expect(notExaminedSentences({ ...noSurroundings, registry: failed })).toContain(
    'registry: rdap.example did not answer.',
  )
})

test('names that nobody answered for are counted', () => {
  const counts = { confirmed: 50, unconfirmed: 0, missing: 0, unknown: 206 }
  const reverseDns = { counts, addresses: 256, failure: null } as Surroundings['reverseDns']
  expect(notExaminedSentences({ ...noSurroundings, reverseDns })).toContain(
    'rdns: of 206 of 256 addresses it is not known whether they have a name.',
  )
})

test('people read names, not keys', () => {
  const words = describeNotExamined(noSurroundings)
  expect(words.map((sentence) => sentence.split(':')[0])).toEqual([
    'Netblocks',
    'Registry',
    'Routing',
    'Reverse DNS',
  ])
  expect(words[3]).toBe('Reverse DNS: PTR records and their forward match were not examined.')
})
