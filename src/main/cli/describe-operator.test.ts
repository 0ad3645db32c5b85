import { expect, test } from 'vitest'
import { describeOperator } from './describe-operator.ts'

const operator = {
  id: 'own',
  name: 'Own Mail',
  url: 'https://example.org/',
  kind: 'mailbox-provider',
  aliases: ['old-mail'],
} as const
const rule = {
  cause: 'private-list',
  means: null,
  weak: false,
  refersTo: [],
  removalId: null,
  bits: [],
} as const

test('a party without lists is told by its kind, its words and its codes', () => {
  const text = describeOperator({
    operator,
    listIds: [],
    removals: [],
    bounces: {
      operatorId: 'own',
      recipientDomains: ['example.org', 'example.net'],
      mxHosts: ['mx.example.org'],
      lookupUrl: null,
      removalId: null,
      fragments: [{ ...rule, pattern: 'example.org/why' }],
      codes: [
        { ...rule, pattern: 'OX9', cause: 'dnsbl', means: 'On a list.', weak: true, refersTo: ['other'] },
        { ...rule, pattern: 'OX{bits}', bits: [{ means: 'Others', refersTo: [] }] },
      ],
      unverified: ['mxHosts'],
      confidence: 'low',
      sources: [],
    },
  })
  expect(text.split('\n')).toEqual([
    'own  Own Mail',
    '  kind        mailbox provider',
    '  page        https://example.org/',
    '  also        old-mail',
    '  recipients  example.org, example.net',
    '  servers     mx.example.org (unverified)',
    '  words       example.org/why  (private-list)',
    '  code        OX9  On a list. (dnsbl, see other, only beside its recipients or servers)',
    '  code        OX{bits}  (private-list)',
    '              digit 1 from the right  Others',
    '',
  ])
})
