import { expect, test } from 'vitest'
import type { RegistryFindings } from '../../../shared/domain/registry-findings.ts'
import { noSurroundings } from '../../../shared/domain/surroundings.ts'
import { notExaminedSentences } from './not-examined.ts'

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
