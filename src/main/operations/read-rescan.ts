import { parseBlock } from '../../shared/domain/block.ts'
import type { DnsblList } from '../../shared/domain/list.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { CLEAR, PENDING } from '../../shared/domain/outcome.ts'
import { OutcomeMap } from '../../shared/domain/outcome-map.ts'
import type { Rescan } from '../../shared/domain/rescan.ts'
import type { Scan, ScanList } from '../../shared/domain/scan.ts'
import { TargetSet } from '../../shared/domain/target-set.ts'
import type { Targets } from '../../shared/domain/targets.ts'
import type { CarriedSet } from '../store/carried-table.ts'
import type { ListCarryOver } from '../store/carry-over.ts'
import { choosePath } from './choose-path.ts'
import { chooseRechecks, hasEvidence } from './choose-rechecks.ts'
import type { Context } from './context.ts'
import { findScan } from './find-scan.ts'
import { targetsOfScan } from './open-board.ts'
import { readScan } from './read-scan.ts'
import { readSettings } from './read-settings.ts'
import type { ReadyOrder, ScanOrder } from './scan-order.ts'

/** A rescan that was understood: the order it amounts to, and what it takes over. */
export interface ReadyRescan {
  readonly ready: ReadyOrder
  readonly carried: readonly ListCarryOver[]
}

/** Reads the order of a rescan. Throws `not-found` and `bad-input`; stores and sends nothing. */
export function readRescan(context: Context, order: ScanOrder, rescan: Rescan): ReadyRescan {
  const base = findScan(context, rescan.scanId)
  if (base.state !== 'finished') {
    throw new OperationError(
      'bad-input',
      `Scan ${base.id} is not finished.`,
      'Go on with it first: --resume.',
    )
  }
  const parsed = parseBlock(base.block)
  if (!parsed.ok) throw new OperationError('database', `Scan ${base.id} is of no block: ${parsed.problem}`)
  const entries = context.store.scanLists.of(base.id)
  const carried = carryOverOf(context, { base, rescan, entries })
  const asked = new Set(carried.filter(({ after }) => after === null).map(({ listId }) => listId))
  // What is asked anew is asked by the catalogue of today; what is only carried keeps the words of its time. An id that
  // now names another zone is another list: what the old one said must not stand beside answers of the new one.
  const present = new Map(context.catalogue.lists.map((list) => [list.id, list]))
  const lists = entries.map(({ list }): DnsblList => {
    const today = asked.has(list.id) ? present.get(list.id) : undefined
    return today && (today.zone === list.zone || rescan.mode === 'full') ? today : list
  })
  return { ready: orderOf(context, { base, rescan, order, lists, block: parsed.block }), carried }
}

interface RescanParts {
  readonly base: Scan
  readonly rescan: Rescan
  readonly order: ScanOrder
  readonly lists: readonly DnsblList[]
  readonly block: ReadyOrder['blocks'][number]['block']
}

/** The settings are those of the earlier scan, but for what the user names now; no faster than the user permits today. */
function orderOf(context: Context, { base, rescan, order, lists, block }: RescanParts): ReadyOrder {
  const { settings } = base
  const today = readSettings(context)
  const path = order.pathKind === 'system' ? settings.path : choosePath(context, order)
  const other =
    JSON.stringify(path) === JSON.stringify(settings.path)
      ? []
      : [`What is carried over from scan ${base.id} was asked on another path.`]
  return {
    blocks: [{ block, text: base.block, notices: other }],
    lists,
    settings: {
      ...settings,
      path,
      rescan,
      ratePerSecond: order.ratePerSecond ?? Math.min(settings.ratePerSecond, today.ratePerSecond),
      listRatePerSecond:
        order.listRatePerSecond ?? lower(settings.listRatePerSecond, today.listRatePerSecond),
      timeoutMs: order.timeoutMs ?? settings.timeoutMs,
      retries: order.retries ?? settings.retries,
      ...(order.examine ? { examine: order.examine } : {}),
    },
    addresses: base.targets,
  }
}

/** The lower of two ceilings; null is none. */
const lower = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)

/** What a new scan takes over from an earlier one of the same targets. */
export function carryOverOf(
  context: Context,
  {
    base,
    rescan,
    entries,
  }: { readonly base: Scan; readonly rescan: Rescan; readonly entries: readonly ScanList[] },
): readonly ListCarryOver[] {
  const { store, now, randomBytes } = context
  const targets = targetsOfScan(base)
  const { evidence, cases } = readScan(context, base.id)
  const found = [...evidence.listings, ...evidence.notes]
  const isRechecked = chooseRechecks({
    rescan,
    targets,
    cases,
    found,
    clearUntil: new Map(entries.map(({ list, clearUntil }) => [list.id, clearUntil])),
    nowMs: now(),
    random: randomShares(randomBytes),
  })
  if (rescan.mode === 'list' && !entries.some(({ list }) => list.id === rescan.id)) {
    throw new OperationError(
      'bad-input',
      `Scan ${base.id} asked no list '${(rescan.id ?? '').slice(0, 64)}'.`,
    )
  }
  if (!isRechecked) {
    throw new OperationError(
      'bad-input',
      `Scan ${base.id} has no case '${(rescan.id ?? '').slice(0, 64)}' of a list.`,
    )
  }
  const earlier = store.carried.of(base.id, targets.count)
  return entries.map((entry) => {
    const listId = entry.list.id
    const map = store.outcomes.load(base.id, listId, targets.count)
    const kept = keep(map, (target, state) => !isRechecked(listId, target, state))
    const tally = kept.tally()
    const isWhole = tally[PENDING] === 0
    const isKept = (listing: { listId: string; target: number }): boolean =>
      listing.listId === listId && hasEvidence(kept.get(listing.target))
    return {
      listId,
      map: kept,
      listings: evidence.listings.filter(isKept),
      notes: evidence.notes.filter(isKept),
      sets: originsOf(kept, base, listId, earlier, targets),
      before: isWhole ? entry.before : null,
      after: isWhole ? entry.after : null,
      // A scan from before this was noted: nobody knows, so it is over.
      clearUntil: tally[CLEAR] === 0 ? null : (entry.clearUntil ?? base.startedAt),
    }
  })
}

function keep(map: OutcomeMap, isKept: (target: number, state: number) => boolean): OutcomeMap {
  const kept = new OutcomeMap(map.count)
  for (let target = 0; target < map.count; target++) {
    const state = map.get(target)
    if (state !== PENDING && isKept(target, state)) kept.set(target, state)
  }
  return kept
}

/** Who asked about what is kept: the earlier scan itself, or one before it that it carried over from. */
function originsOf(
  kept: OutcomeMap,
  base: Scan,
  listId: string,
  earlier: readonly CarriedSet[],
  { count }: Targets,
): CarriedSet[] {
  const before = earlier.filter((set) => set.listId === listId)
  const own = new TargetSet(count)
  const older = before.map((set) => ({ ...set, targets: new TargetSet(count) }))
  for (let target = 0; target < count; target++) {
    if (kept.get(target) === PENDING) continue
    const from = before.findIndex((set) => set.targets.has(target))
    const set = older[from]?.targets ?? own
    set.add(target)
  }
  const observed = { observedFrom: base.startedAt, observedTo: base.finishedAt ?? base.startedAt }
  const sets = [...older, { listId, scanId: base.id, ...observed, targets: own }]
  return sets.filter(({ targets }) => targets.size > 0)
}

/** Numbers from 0 to 1 out of random bytes, drawn in bulk. */
function randomShares(randomBytes: Context['randomBytes']): () => number {
  let drawn = new Uint8Array(0)
  let at = 0
  return () => {
    if (at + 2 > drawn.length) {
      drawn = Uint8Array.from(randomBytes(4096))
      at = 0
    }
    const share = ((drawn[at] ?? 0) * 256 + (drawn[at + 1] ?? 0)) / 65_536
    at += 2
    return share
  }
}
