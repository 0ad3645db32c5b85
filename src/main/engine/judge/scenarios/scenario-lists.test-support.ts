import type { Escalation } from '../../../../shared/domain/escalation.ts'
import type { ListStory } from '../evidence.test-support.ts'
import type { ScenarioList } from './scenario.ts'

const escalation: Escalation = {
  fromListId: 'level1',
  toListId: 'level2',
  withinDays: 7,
  steps: [
    { prefixLength: 27, entries: 1 },
    { prefixLength: 25, entries: 2 },
    { prefixLength: 24, entries: 5 },
    { prefixLength: 23, entries: 10 },
    { prefixLength: 22, entries: 15 },
  ],
}

const sbl = {
  whoMayAsk: 'provider',
  method: 'email',
  blockRequests: 'yes',
  delayHours: [4, 72],
  effortHours: [1, 3],
} as const
const self = { method: 'form', whoMayAsk: 'user', delayHours: [0.5, 4], effortHours: [0.1, 0.3] } as const
const week = { method: 'expiry', effortHours: [0, 0.1], expiryHours: [168, 168], delayHours: null } as const
const spam = [{ match: '127.0.0.2', means: 'Spam source' }]

/** Lists of the kinds that matter, with the ways out that lists of such a kind have. Asked in every scenario. */
export const scenarioLists: readonly (ListStory & { readonly list: { readonly id: ScenarioList } })[] = [
  {
    list: {
      id: 'zen',
      name: 'A composite of critical impact',
      impact: 'critical',
      granularity: 'mixed',
      operatorId: 'spamhaus',
      codes: [
        { match: '127.0.0.2', means: 'SBL: spam source', origin: 'sbl', removalId: 'spamhaus-sbl' },
        { match: '127.0.0.9', means: 'DROP: criminal network', origin: 'drop', removalId: 'spamhaus-sbl' },
        {
          match: '127.0.0.3',
          means: 'CSS: low reputation',
          origin: 'css',
          impact: 'high',
          removalId: 'spamhaus-css',
        },
        {
          match: '127.0.0.4',
          means: 'XBL: infected host',
          origin: 'xbl',
          impact: 'high',
          removalId: 'spamhaus-css',
        },
        {
          match: '127.0.0.10-127.0.0.11',
          means: 'PBL: no mail from here',
          origin: 'pbl',
          impact: 'medium',
          policy: true,
          removalId: 'spamhaus-pbl',
        },
      ],
    },
    removal: { ...self, id: 'spamhaus-css', needsFirst: ['spamhaus-sbl'] },
    codeRemovals: [
      { ...sbl, id: 'spamhaus-sbl' },
      { ...self, id: 'spamhaus-pbl', needsFirst: ['spamhaus-sbl'] },
    ],
  },
  {
    list: { id: 'central', name: 'A list of high impact', impact: 'high', codes: spam },
    removal: { ...self, delayHours: [12, 24] },
  },
  {
    list: { id: 'cop', name: 'An expiring list', impact: 'high', codes: spam },
    removal: { ...week, expiryHours: [24, 24] },
  },
  { list: { id: 'traps', name: 'A trap list', impact: 'medium', codes: spam }, removal: self },
  { list: { id: 'level1', name: 'Level 1', impact: 'medium', codes: spam, escalation }, removal: week },
  {
    list: {
      id: 'level2',
      name: 'Level 2',
      impact: 'medium',
      granularity: 'allocation',
      codes: spam,
      escalation,
    },
    removal: { ...week, whoMayAsk: 'provider' },
  },
  {
    list: { id: 'level3', name: 'Level 3', impact: 'low', granularity: 'asn', codes: spam },
    removal: { ...week, whoMayAsk: 'provider' },
  },
  {
    list: { id: 'net24', name: 'A list of /24s', impact: 'high', granularity: '/24', codes: spam },
    removal: { ...sbl, delayHours: [24, 168] },
  },
  {
    list: {
      id: 'dynamic',
      name: 'A list of dynamic ranges',
      impact: 'medium',
      granularity: 'mixed',
      codes: [{ match: '127.0.0.3', means: 'Dynamic range', policy: true }],
    },
    removal: { ...self, blockRequests: 'yes' },
  },
  { list: { id: 'minor', name: 'A minor list', impact: 'low', codes: spam }, removal: self },
  { list: { id: 'hobby', name: 'A list nobody asks', impact: 'none', codes: spam }, removal: self },
  { list: { id: 'vouch', name: 'An allow list', impact: 'none', polarity: 'allow' } },
]
