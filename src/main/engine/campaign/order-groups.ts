import type { CampaignPhase } from '../../../shared/domain/campaign-facts.ts'
import { orderRemovals } from '../../../shared/domain/order-removals.ts'
import type { Catalogue } from '../../../shared/domain/removal.ts'
import type { CaseGroup } from './group-cases.ts'

/** A group with its place in the clean-up. */
export interface PlacedGroup extends CaseGroup {
  /** From 0, in the order of doing. */
  readonly rank: number
  readonly phase: CampaignPhase | null
  /** Keys of groups that should be done first. */
  readonly waitsFor: readonly string[]
}

/**
 * Puts groups in the order of the clean-up's phases: causes first (registration, reverse DNS), then by procedure; what
 * has no known procedure comes last. Of equal ones the given order stays.
 */
export function orderGroups(
  groups: readonly CaseGroup[],
  phases: readonly CampaignPhase[],
  catalogue: Pick<Catalogue, 'removals' | 'operators'>,
): readonly PlacedGroup[] {
  const wanted = groups.flatMap(({ removal }) => removal?.id ?? [])
  const placed = orderRemovals(phases, catalogue, wanted)
  const places = new Map(placed.map(({ removal, phase }, place) => [removal.id, { phase, place }]))
  const ranked = groups.map((group) => ({ group, ...placeOf(group, phases, places) }))
  const keyOfCase = new Map(groups.flatMap(({ key, cases }) => cases.map(({ id }) => [id, key] as const)))
  return ranked
    .toSorted((a, b) => a.phaseRank - b.phaseRank || a.place - b.place)
    .map(({ group, phase }, rank) => ({
      ...group,
      rank,
      phase,
      waitsFor: waitsFor(group, keyOfCase),
    }))
}

function placeOf(
  { cases, removal }: CaseGroup,
  phases: readonly CampaignPhase[],
  places: ReadonlyMap<string, { readonly phase: CampaignPhase | null; readonly place: number }>,
) {
  const kind = cases[0]?.kind
  const own = removal ? places.get(removal.id) : undefined
  const phase =
    kind === 'registry' || kind === 'reverse-dns'
      ? (phases.find(({ id }) => id === kind) ?? null)
      : (own?.phase ?? null)
  return {
    phase,
    phaseRank: phase ? phases.indexOf(phase) : phases.length,
    place: own?.place ?? 0,
  }
}

function waitsFor({ key, cases }: CaseGroup, keyOfCase: ReadonlyMap<string, string>): readonly string[] {
  const keys = cases.flatMap(({ needsFirst }) => needsFirst.flatMap((id) => keyOfCase.get(id) ?? []))
  return [...new Set(keys)].filter((other) => other !== key)
}
