import type { DnsblList } from './list.ts'
import type { Removal } from './removal.ts'

/** The procedures that take listings off one list. */
export interface ListRemovals {
  /** The list's own, or null when none is known. */
  readonly removal: Removal | null
  /** Those that single codes name instead: a composite sends each part's listings elsewhere. */
  readonly codeRemovals: readonly Removal[]
}

/** Picks a list's procedures out of the catalogue's, those of its codes each once. */
export function removalsOfList(
  list: Pick<DnsblList, 'removalId' | 'codes'>,
  removals: readonly Removal[],
): ListRemovals {
  const byId = new Map(removals.map((removal) => [removal.id, removal]))
  const ids = new Set(list.codes.flatMap(({ removalId }) => removalId ?? []))
  return {
    removal: list.removalId === null ? null : (byId.get(list.removalId) ?? null),
    codeRemovals: [...ids].flatMap((id) => byId.get(id) ?? []),
  }
}
