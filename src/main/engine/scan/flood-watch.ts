import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Listing } from '../../../shared/domain/listing.ts'

/** Share of a block listed with one code above which a per-address list is suspected of saying yes to all. */
const SUSPICIOUS_SHARE = 0.95
/** Blocks up to a /26 may well be listed as a whole. */
const SMALLEST_BLOCK = 65
/** Answers after which the first look is taken: early enough to spare a list that floods most of the questions. */
const FIRST_LOOK = 64

/** Counts the codes of one list over one block and says when they look like a flood. */
export interface FloodWatch {
  /** Tells of one answered check: its evidence, or null when it was clear. */
  saw(evidence: Listing | null): void
  /** True once, at the first look, when the answers so far look like a flood. */
  suspiciousSoFar(): boolean
  /** True when the whole looks like a flood. */
  suspicious(): boolean
}

/**
 * A watch for one list over `targets` addresses; lists whose entries cover ranges never look like a flood.
 * `earlier`: what a run before this one already found; its codes are taken for one code, which can only make
 * the watch more suspicious, never less.
 */
export function watchForFlood(
  list: DnsblList,
  targets: number,
  earlier: { readonly listed: number; readonly clear: number },
): FloodWatch {
  const counts = new Map<string, number>()
  const watched = list.granularity === 'address' && targets >= SMALLEST_BLOCK
  let answered = earlier.listed + earlier.clear
  let looked = false
  const look = (): boolean => {
    if (!watched || answered === 0) return false
    return [0, ...counts.values()].some((count) => (earlier.listed + count) / answered > SUSPICIOUS_SHARE)
  }
  return {
    saw(evidence) {
      answered++
      for (const code of evidence?.codes ?? []) counts.set(code, (counts.get(code) ?? 0) + 1)
    },
    suspiciousSoFar() {
      if (looked || answered < FIRST_LOOK) return false
      looked = true
      return look()
    },
    suspicious: look,
  }
}
