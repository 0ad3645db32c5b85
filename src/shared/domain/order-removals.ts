import type { CampaignPhase } from './campaign-facts.ts'
import { choosePhase } from './choose-phase.ts'
import type { Catalogue, Removal } from './removal.ts'

/** A removal and the phase it belongs to; null when the phases have no place for it. */
export interface PlacedRemoval {
  readonly removal: Removal
  readonly phase: CampaignPhase | null
}

/**
 * The removals of a clean-up in the order of its phases, and within a phase those first that others wait for. Of equal
 * ones the given order stays. `wanted` names the removals; those they wait for but that are not wanted are left out.
 */
export function orderRemovals(
  phases: readonly CampaignPhase[],
  { removals, operators }: Pick<Catalogue, 'removals' | 'operators'>,
  wanted: readonly string[],
): readonly PlacedRemoval[] {
  const byId = new Map(removals.map((removal) => [removal.id, removal]))
  const kinds = new Map(operators.map(({ id, kind }) => [id, kind]))
  const operatorOf = (id: string): string | null => byId.get(id)?.operatorId ?? null
  const placed = [...new Set(wanted)].flatMap((id) => {
    const removal = byId.get(id)
    if (!removal) return []
    const operatorKind = kinds.get(removal.operatorId) ?? 'dnsbl-operator'
    return [{ removal, phase: choosePhase(phases, { removal, operatorKind, operatorOf }) }]
  })
  const rank = ({ phase }: PlacedRemoval): number => (phase ? phases.indexOf(phase) : phases.length)
  return sortByNeed(placed.toSorted((one, two) => rank(one) - rank(two)))
}

/** Puts each entry after those it waits for; entries that wait for each other keep their order. */
function sortByNeed(placed: readonly PlacedRemoval[]): readonly PlacedRemoval[] {
  const byId = new Map(placed.map((entry) => [entry.removal.id, entry]))
  const done = new Set<string>()
  const sorted: PlacedRemoval[] = []
  const add = (entry: PlacedRemoval): void => {
    if (done.has(entry.removal.id)) return
    done.add(entry.removal.id)
    for (const id of entry.removal.needsFirst) {
      const needed = byId.get(id)
      if (needed) add(needed)
    }
    sorted.push(entry)
  }
  for (const entry of placed) add(entry)
  return sorted
}
