import { parseBlock } from '../../shared/domain/block.ts'
import type { Case } from '../../shared/domain/case.ts'
import type { Listing } from '../../shared/domain/listing.ts'
import { CLEAR, causeOfState, LISTED, NOTED } from '../../shared/domain/outcome.ts'
import type { Rescan } from '../../shared/domain/rescan.ts'
import { TargetSet } from '../../shared/domain/target-set.ts'
import { type Targets, targetOfAddress } from '../../shared/domain/targets.ts'

/** True for a check of the earlier scan that is asked anew; all others are carried over. */
export type IsRechecked = (listId: string, target: number, state: number) => boolean

/** Share of what was clear that is asked anew, and how many addresses at least. */
const SAMPLE_SHARE = 0.05
const LEAST_SAMPLE = 16

/** What a rescan rests its choice on. */
export interface RecheckInput {
  readonly rescan: Rescan
  readonly targets: Targets
  readonly cases: readonly Case[]
  readonly found: readonly Listing[]
  /** `ScanList.clearUntil` by list. */
  readonly clearUntil: ReadonlyMap<string, string | null>
  /** Wall clock, ms since 1970. */
  readonly nowMs: number
  /** From 0 to 1. */
  readonly random: () => number
}

/** Which checks of an earlier scan are asked anew; null for a case that it does not have. */
export function chooseRechecks(input: RecheckInput): IsRechecked | null {
  const { rescan, targets, cases, random } = input
  switch (rescan.mode) {
    case 'full':
      return () => true
    case 'changed': {
      const share = Math.max(SAMPLE_SHARE, LEAST_SAMPLE / targets.count)
      return (_, __, state) => state !== CLEAR || random() < share
    }
    case 'list':
      return (listId) => listId === rescan.id
    case 'case': {
      const found = cases.find(({ id, kind }) => id === rescan.id && kind === 'listing')
      if (!found) return null
      const inCase = targetsOfRanges(found.ranges, targets)
      return (listId, target) => listId === found.listId && inCase.has(target)
    }
    case 'reuse': {
      const fresh = new Set(input.found.filter((listing) => lives(listing, input.nowMs)).map(keyOf))
      const clear = new Set([...input.clearUntil].filter(([, until]) => lasts(until, input.nowMs)).map(idOf))
      return (listId, target, state) => {
        if (causeOfState(state) !== null) return true
        return state === CLEAR ? !clear.has(listId) : !fresh.has(keyOf({ listId, target }))
      }
    }
  }
}

const keyOf = ({ listId, target }: Pick<Listing, 'listId' | 'target'>): string => `${target} ${listId}`

const idOf = ([listId]: readonly [string, unknown]): string => listId

const lasts = (until: string | null, nowMs: number): boolean => until !== null && Date.parse(until) > nowMs

/** True while the answer may be given again, by the time to live that came with it. */
const lives = ({ observedAt, ttlSeconds }: Listing, nowMs: number): boolean =>
  Date.parse(observedAt) + ttlSeconds * 1000 > nowMs

function targetsOfRanges(ranges: readonly string[], targets: Targets): TargetSet {
  const set = new TargetSet(targets.count)
  for (const range of ranges) {
    const parsed = parseBlock(range)
    if (!parsed.ok) continue
    const { family, first, last } = parsed.block
    const from = targetOfAddress(targets, { family, value: first })
    const to = targetOfAddress(targets, { family, value: last })
    if (from === null || to === null) continue
    for (let target = from; target <= to; target++) set.add(target)
  }
  return set
}

/** True for the states that come with a listing. */
export const hasEvidence = (state: number): boolean => state === LISTED || state === NOTED
