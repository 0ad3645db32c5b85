import type { EvidenceFact } from './evidence-fact.ts'
import type { Source } from './list.ts'
import type { Hours } from './removal.ts'

/** Which removals fall into a phase by their own facts. */
export const phaseGroups = ['provider', 'self-service', 'letter', 'follow-on', 'reputation'] as const

/** See `phaseGroups`. */
export type PhaseGroup = (typeof phaseGroups)[number]

/** One step of a clean-up, in the order of the list it stands in. */
export interface CampaignPhase {
  readonly id: string
  readonly title: string
  readonly what: string
  /** Removals of this group belong here; null for a step without requests to operators. */
  readonly of: PhaseGroup | null
  /** Ids of removals that belong here whatever their group. */
  readonly removals: readonly string[]
}

/** Something a good request says. */
export interface RequestPoint {
  readonly id: string
  readonly what: string
  /** The facts that say it. */
  readonly facts: readonly EvidenceFact[]
  readonly sources: readonly Source[]
}

/** When to look again, to remind, and to give up. */
export interface FollowUpRules {
  /** Hours between two looks at the list, by DNS. */
  readonly recheckEveryHours: Hours
  /** Clean answers of the list's own servers that make a case removed. */
  readonly cleanAnswers: number
  /** Hours between these answers, at least. */
  readonly cleanAnswersApartHours: number
  /** Counted from the request; no more than these. */
  readonly reminders: readonly { readonly afterWorkingDays: number; readonly what: string }[]
  /** Days after which an operator counts as silent. */
  readonly silentAfterDays: number
  /** Hours past the end of an entry's term before a look. */
  readonly expiryLookAfterHours: number
  /** What to do when the address comes back. */
  readonly relisted: string
  /** When a portal may be asked again. */
  readonly portals: string
  readonly basis: FactBasis
}

/** Whose figure it is: the operator's or registry's own, somebody else's, or ours. */
export type FactBasis = 'operator' | 'third-party' | 'estimate'

/** Registries of addresses (RIRs). */
export const registryNames = ['arin', 'ripe', 'apnic', 'lacnic', 'afrinic'] as const

/** See `registryNames`. */
export type RegistryName = (typeof registryNames)[number]

/** Something to ask the provider for. */
export interface ProviderRequest {
  readonly id: string
  /** The registry whose rules it follows; null = the same everywhere. */
  readonly registry: RegistryName | null
  readonly title: string
  /** What is made or changed, in the registry's own words. */
  readonly object: string
  /** Prefix length of the smallest IPv4 range that the rule speaks of; null = none. */
  readonly smallest: number | null
  readonly smallestNote: string
  /** What it brings. */
  readonly gives: string
  /** The sentence of the letter by language (ISO 639-1), with places like `{cidr}` for facts. */
  readonly ask: Readonly<Record<'en' | 'de', string>>
  /** The facts the provider needs; every place of `ask` is among them. */
  readonly facts: readonly EvidenceFact[]
  readonly delayHours: Hours
  readonly delayNote: string
  readonly delayBasis: FactBasis
  readonly note: string | null
  /** Names of fields that were not seen at a source. */
  readonly unverified: readonly string[]
  readonly sources: readonly Source[]
}

/** A rule of a large receiver for everybody who sends to it. */
export interface SenderRule {
  /** Id of the operator. */
  readonly party: string
  readonly what: string
  /** ISO 8601 date or month from which it holds; null when it always did. */
  readonly since: string | null
  /** Mails a day from which the stricter part holds; null when no number is published. */
  readonly bulkFrom: number | null
  readonly unverified: boolean
  readonly sources: readonly Source[]
}

/** What holds for the clean-up of any block. */
export interface CampaignFacts {
  readonly phases: readonly CampaignPhase[]
  readonly requestPoints: readonly RequestPoint[]
  readonly mistakes: readonly { readonly what: string; readonly sources: readonly Source[] }[]
  readonly followUp: FollowUpRules
  /** How long to expect, by and large. */
  readonly times: readonly { readonly id: string; readonly hours: Hours; readonly what: string }[]
  /** Hours of work for a block of the size. */
  readonly effort: readonly {
    readonly prefixLength: number
    readonly hours: Hours
    readonly what: string
    readonly basis: FactBasis
  }[]
  /** What a block should pass before mail is sent from it. */
  readonly checks: readonly { readonly id: string; readonly what: string }[]
  readonly senderRules: readonly SenderRule[]
  readonly providerRequests: readonly ProviderRequest[]
}
