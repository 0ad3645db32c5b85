import type { DnsblList } from '../../../shared/domain/list.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import { nearMatches } from './near-matches.ts'

/** A list of the catalogue, or one sentence that says there is none and which id may have been meant. */
export type FoundList =
  | { readonly ok: true; readonly list: DnsblList }
  | { readonly ok: false; readonly problem: string }

/** Finds a list by its id, or by its zone. */
export function findList(all: readonly DnsblList[], id: string): FoundList {
  const zone = id.toLowerCase().replace(/\.$/, '')
  const list =
    all.find((candidate) => candidate.id === id) ?? all.find((candidate) => candidate.zone === zone)
  return list ? { ok: true, list } : { ok: false, problem: describeUnknown(all, id) }
}

function describeUnknown(all: readonly DnsblList[], id: string): string {
  const near = nearMatches(
    id,
    all.map((list) => list.id),
  )
  const mend = near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'see the ids with: blockvet lists'
  return `The catalogue has no list "${cleanStrangerText(id, 64)}"; ${mend}`
}
