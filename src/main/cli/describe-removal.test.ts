import { expect, test } from 'vitest'
import type { Removal } from '../../shared/domain/removal.ts'
import { describeRemoval } from './describe-removal.ts'

const removal: Removal = {
  id: 'own',
  operatorId: 'own',
  method: 'email',
  draftMode: 'email',
  whoMayAsk: 'user',
  whoMayAskNote: 'Whoever runs the address.',
  url: 'https://example.org/',
  email: 'delist@example.org',
  languages: ['en'],
  blockRequests: 'yes',
  blockRequestsNote: 'In one letter.',
  delayHours: [12, 72],
  delayNote: 'By people.',
  delayBasis: 'operator',
  expiryHours: null,
  expiryNote: null,
  repeatPolicy: null,
  etiquette: null,
  paidOption: 'A fast lane.',
  effortHours: [1, 2],
  effortBasis: 'Measured.',
  needsFirst: ['other'],
  evidenceWanted: ['ip', 'causeFixed'],
  unverified: ['email', 'delay'],
  confidence: 'low',
  sources: [{ what: 'Terms', ref: 'https://example.org/' }],
}

test('a procedure is told field by field, and what is unverified says so', () => {
  expect(describeRemoval(removal, '127.0.0.2').split('\n')).toEqual([
    '  removal     email, asked by the user for 127.0.0.2',
    '  who         Whoever runs the address.',
    '  page        https://example.org/',
    '  email       delist@example.org (unverified)',
    '  draft       email',
    '  ranges      yes: In one letter.',
    '  delay       0.5 to 3 days: By people. [operator] (unverified)',
    '  sold        A fast lane. Not advised.',
    '  first       other',
    '  to state    The listed address; What the cause was, what was done, and when',
    '  languages   en',
    '  confidence  low',
    '  source      Terms: https://example.org/',
    '',
  ])
})

test('what is not known is left out', () => {
  const bare = { ...removal, whoMayAskNote: null, url: null, email: null, delayHours: null, delayNote: null }
  const lines = describeRemoval({ ...bare, unverified: ['method'] }, '')
  expect(lines).toContain('  removal     email (unverified), asked by the user\n')
  expect(lines).not.toMatch(/^ {2}(who|page|email) /m)
})

test('nobody asks for what runs out', () => {
  const lines = describeRemoval({ ...removal, method: 'expiry', draftMode: 'none' }, '')
  expect(lines).toMatch(/^ {2}removal {5}expiry\n/)
})
