import type {
  NetworkLevel,
  RegistrationState,
  RegistryFlag,
} from '../../../../../shared/domain/registry-findings.ts'
import type { RpkiState } from '../../../../../shared/domain/routing-findings.ts'

/** Words of the registry and routing panels. */
export const copy = {
  registry: 'Registration',
  notExamined:
    'Registry records and routing were not examined in this scan. That speaks neither for nor against the block.',
  unknown: 'Not known',
  chain: 'From the registry to the block',
  noChain: 'No registered network around the block is known.',
  children: 'Registered inside the block',
  noChildren: {
    listed: 'The registry lists no network inside the block.',
    sampled: 'At four points of the block no smaller network is registered. There may be some between them.',
    'not-sought': 'Networks inside the block were not looked for.',
  },
  ask: 'What to ask the provider',
  copyAsk: 'Copy the request',
  copied: 'Copied',
  notCopied: 'Not copied: select it above',
  tradeOff: 'A record of your own',
  rules: 'What the registry wants',
  flags: 'Worth knowing',
  transfers: 'Transfers',
  noTransfers: 'The transfer logs at hand know no change of hands of this space.',
  noDay: 'day not told',
  geofeed: 'Geofeed',
  places: 'Where files at hand place it',
  unverified: 'unverified',
  nameless: 'no name',
  country: 'Promised country',
  agrees: { tone: 'clear', word: 'As promised' },
  differs: { tone: 'low', word: 'Not as promised' },
  countryUnknown: { tone: 'hatched', word: 'Not known' },
  routing: 'Routing',
  notAnnounced:
    'Nobody announces the block. For space to buy that is good or a sign of neglect; for a rental the provider has not routed it yet.',
  announcementUnknown: 'Whether the block is announced is not known.',
  small: 'A block this small has no route of its own anywhere; the announcement around it is what counts.',
  noAsListings: 'No list of networks at hand names the announcing AS.',
}

/** Is it yours? In a few words. */
export const stateWords: Readonly<Record<RegistrationState, string>> = {
  'reassigned-to-buyer': 'Registered to you',
  'reassigned-to-seller': 'Registered to the seller',
  'reassigned-to-other': 'Registered to somebody else',
  'registered-separately': 'Has a record of its own',
  'not-reassigned': 'No record of its own',
  'inside-other-assignment': 'Part of somebody’s own network',
  'split-block': 'Parts are registered to others',
  'not-individually-registered': 'Under a collective record',
  'not-registered': 'Not registered',
  unknown: 'Not known',
}

/** Tone of a state; `hatched` where nothing is known. */
export const stateTones: Readonly<Record<RegistrationState, string>> = {
  'reassigned-to-buyer': 'clear',
  'reassigned-to-seller': 'clear',
  'reassigned-to-other': 'high',
  'registered-separately': 'policy',
  'not-reassigned': 'policy',
  'inside-other-assignment': 'high',
  'split-block': 'high',
  'not-individually-registered': 'policy',
  'not-registered': 'high',
  unknown: 'hatched',
}

/** What kind of network it is. */
export const levelWords: Readonly<Record<NetworkLevel, string>> = {
  registry: 'held by the registry',
  direct: 'straight from the registry',
  'sub-allocation': 'customer who may hand on',
  assignment: 'customer',
  aggregated: 'many customers',
  unknown: 'kind not told',
}

/** Tone and word of a flag. */
export const flagWords: Readonly<
  Record<RegistryFlag['code'], { readonly tone: string; readonly word: string }>
> = {
  reserved: { tone: 'critical', word: 'Reserved' },
  available: { tone: 'critical', word: 'Nobody’s' },
  bogon: { tone: 'critical', word: 'Bogon' },
  legacy: { tone: 'policy', word: 'Legacy' },
  'recent-change': { tone: 'low', word: 'Recent change' },
  'no-abuse-contact': { tone: 'low', word: 'No abuse contact' },
  'unvetted-record': { tone: 'policy', word: 'Unchecked record' },
}

/** Route origin validation in words. */
export const rpkiWords: Readonly<Record<RpkiState, { readonly tone: string; readonly word: string }>> = {
  valid: { tone: 'clear', word: 'RPKI valid' },
  invalid: { tone: 'high', word: 'RPKI invalid' },
  'not-found': { tone: 'policy', word: 'No RPKI record' },
  unknown: { tone: 'hatched', word: 'RPKI not known' },
}
