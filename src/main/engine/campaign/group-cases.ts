import { formatAddress } from '../../../shared/domain/address.ts'
import { type Block, formatBlock, parseBlock } from '../../../shared/domain/block.ts'
import type { Case } from '../../../shared/domain/case.ts'
import type { Removal } from '../../../shared/domain/removal.ts'

/** Cases that one request is about. */
export interface CaseGroup {
  /** The same for the same cases in any scan of the block. */
  readonly key: string
  /** At least one; all of one operator. */
  readonly cases: readonly Case[]
  readonly removal: Removal | null
  /** Addresses that the operator wants a request for each of; empty when one request says it all. */
  readonly each: readonly string[]
}

/** Most addresses that are told apart; nobody fills in more forms than that. */
const MOST_EACH = 256

/**
 * Puts cases together that one request clears: those of one procedure whose operator takes ranges by form or mail. A
 * case of an operator that wants each address by itself is split into its addresses.
 */
export function groupCases(cases: readonly Case[], removals: readonly Removal[]): readonly CaseGroup[] {
  const byId = new Map(removals.map((removal) => [removal.id, removal]))
  const removalOf = ({ removalId }: Case): Removal | null =>
    removalId ? (byId.get(removalId) ?? null) : null
  const groups = Map.groupBy(cases, (entry) => keyOf(entry, removalOf(entry)))
  return [...groups].map(([key, members]) => {
    const removal = removalOf(members[0] as Case)
    return { key, cases: members, removal, each: eachOf(members, removal) }
  })
}

function keyOf(entry: Case, removal: Removal | null): string {
  const joint =
    removal !== null &&
    removal.blockRequests === 'yes' &&
    removal.draftMode !== 'none' &&
    entry.reference === null
  return joint ? `removal:${removal.id}` : entry.id
}

function eachOf(cases: readonly Case[], removal: Removal | null): readonly string[] {
  const wantsEach =
    removal?.blockRequests === 'no' && (removal.method === 'form' || removal.method === 'email')
  if (!wantsEach || cases.some(({ scope }) => scope !== 'address')) return []
  const addresses = addressesOf(cases.flatMap(({ ranges }) => ranges))
  return addresses.length > 1 ? addresses : []
}

/** The single addresses of ranges, in order, `MOST_EACH` at most. IPv6 ranges stay as they are. */
function addressesOf(ranges: readonly string[]): readonly string[] {
  const found = new Set<string>()
  for (const range of ranges) {
    const parsed = parseBlock(range)
    if (!parsed.ok) continue
    for (const text of expand(parsed.block)) {
      if (found.size >= MOST_EACH) return [...found]
      found.add(text)
    }
  }
  return [...found]
}

function* expand(block: Block): Generator<string> {
  if (block.family === 6) {
    yield formatBlock(block)
    return
  }
  for (let value = block.first; value <= block.last; value++)
    yield formatAddress({ family: block.family, value })
}
