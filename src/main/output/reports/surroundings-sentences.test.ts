import { expect, test } from 'vitest'
import type { RegistryFindings } from '../../../shared/domain/registry-findings.ts'
import type { RoutingFindings } from '../../../shared/domain/routing-findings.ts'
import { registrySentence, routingSentence } from './surroundings-sentences.ts'

test('the registration in a sentence: what was found, else why not', () => {
  expect(registrySentence(null)).toBe('Not examined.')
  expect(registrySentence({ explanation: 'It is yours.', failure: null } as RegistryFindings)).toBe(
    'It is yours.',
  )
  expect(registrySentence({ explanation: 'Unknown.', failure: 'No \u0007answer.' } as RegistryFindings)).toBe(
    'No  answer.',
  )
})

const route = (asn: number) => ({
  asn,
  asName: asn === 64500 ? 'EXAMPLE' : null,
  prefix: '203.0.113.0/24',
  asCountry: null,
  rpki: 'invalid' as const,
})
const routing = (change: Partial<RoutingFindings>) =>
  ({ announced: true, origins: [], failure: null, ...change }) as unknown as RoutingFindings

test('the routes in a sentence, not announced and not known told apart', () => {
  expect(routingSentence(null)).toBe('Not examined.')
  expect(routingSentence(routing({ origins: [route(64500)] }))).toBe(
    '203.0.113.0/24 by AS64500 (EXAMPLE), RPKI invalid.',
  )
  expect(routingSentence(routing({ origins: [1, 2, 3, 4, 5, 6].map(route) }))).toContain('; and 2 more.')
  expect(routingSentence(routing({ announced: false }))).toBe('Nobody announces the block.')
  expect(routingSentence(routing({ announced: null, failure: 'No answer.' }))).toBe('No answer.')
})
