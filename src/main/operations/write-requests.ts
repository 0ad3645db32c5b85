import type { BounceCause } from '../../shared/domain/bounce-knowledge.ts'
import type { EvidenceFact } from '../../shared/domain/evidence-fact.ts'
import type { LetterLanguage } from '../../shared/domain/letter.ts'
import type { RequestDraft } from '../../shared/domain/request-draft.ts'
import type { JudgedScan } from '../../shared/domain/scan-evidence.ts'
import { type CaseGroup, groupCases } from '../engine/campaign/group-cases.ts'
import { orderGroups, type PlacedGroup } from '../engine/campaign/order-groups.ts'
import type { RequestEvidence } from '../output/letters/requests/request-evidence.ts'
import { languageFor, writeRequest } from '../output/letters/requests/write-request.ts'
import type { Context } from './context.ts'
import { readProfile } from './profile.ts'
import { readCampaign } from './read-campaign.ts'
import { readScan } from './read-scan.ts'
import { requestTexts } from './request-texts.ts'

/** Requests of one scan, in the order of doing. */
export function groupScan(context: Context, judged: JudgedScan): readonly PlacedGroup[] {
  const { removals } = context.catalogue
  const known = new Set(removals.map(({ id }) => id))
  // A scan of an older catalogue may hold procedures that the present one does not know.
  const older = judged.evidence.lists
    .flatMap(({ removal, codeRemovals }) => [...(removal ? [removal] : []), ...codeRemovals])
    .filter(({ id }) => !known.has(id))
  const all = [...removals, ...older]
  const { phases } = readCampaign(context)
  return orderGroups(groupCases(judged.cases, all), phases, { ...context.catalogue, removals: all })
}

/** How one request is to be written; what is left out follows the operator. */
export interface DraftWish {
  readonly language?: LetterLanguage | undefined
  /** One of the group's `each`, or null for all. */
  readonly address?: string | null
  readonly answers?: Readonly<Partial<Record<EvidenceFact, string>>>
  /** What bounces tell. */
  readonly found?: Readonly<Partial<Record<EvidenceFact, string>>> | undefined
  /** Why mail was refused, by its bounces. */
  readonly cause?: BounceCause | undefined
}

/** Writes the request of a group of cases. */
export function draftRequest(
  context: Context,
  judged: RequestEvidence,
  group: Pick<CaseGroup, 'cases' | 'removal'>,
  { language, address = null, answers = {}, found, cause }: DraftWish,
): RequestDraft {
  const { cases, removal } = group
  return writeRequest({
    judged,
    cases,
    removal,
    address,
    profile: readProfile(context),
    answers,
    found,
    isReputation: cause === 'reputation',
    texts: requestTexts(context, language ?? languageFor(removal)),
    providerRequests: readCampaign(context).providerRequests,
  })
}

/** A group of cases with its drafts. */
export interface WrittenRequest {
  readonly group: PlacedGroup
  /** One, or one for each address where the operator wants that. */
  readonly drafts: readonly RequestDraft[]
}

/** Writes all requests of a stored scan, in the order of doing. Nothing is kept or sent. */
export function writeRequests(
  context: Context,
  scanId: string,
  language?: LetterLanguage,
): readonly WrittenRequest[] {
  const judged = readScan(context, scanId)
  return groupScan(context, judged).map((group) => ({
    group,
    drafts: (group.each.length === 0 ? [null] : group.each).map((address) =>
      draftRequest(context, judged, group, { language, address }),
    ),
  }))
}
