import type { Family } from '../../shared/domain/address.ts'
import { type PackedCell, packCell } from '../../shared/domain/cell.ts'
import { cellWeights, ENOUGH_COVERAGE } from '../../shared/domain/cell-weights.ts'
import { worstSeverity } from '../../shared/domain/grade-listing.ts'
import type { ListHealth } from '../../shared/domain/health.ts'
import { severities } from '../../shared/domain/impact.ts'
import type { DnsblList } from '../../shared/domain/list.ts'
import type { Listing } from '../../shared/domain/listing.ts'
import type { LiveList } from '../../shared/domain/live-scan.ts'
import {
  type CheckState,
  CLEAR,
  FIRST_UNKNOWN,
  LISTED,
  NOTED,
  PENDING,
  unknownState,
} from '../../shared/domain/outcome.ts'
import type { OutcomeMap } from '../../shared/domain/outcome-map.ts'

interface BoardList {
  readonly list: DnsblList
  readonly map: OutcomeMap
  readonly weight: number
  /** Severity rank by listed target. */
  readonly listed: Map<number, number>
  readonly noted: Set<number>
  /** Checks by state. */
  readonly tally: Uint32Array
  health: ListHealth | null
}

/** What a board starts from: a list, its stored outcomes and listings. */
export interface BoardInput {
  readonly list: DnsblList
  readonly map: OutcomeMap
  readonly evidence: readonly Listing[]
  readonly health: ListHealth | null
}

/**
 * The state of one scan in memory: all outcome maps, and what the map shows of each address. Kept up to date
 * check by check; the same board is rebuilt from the store when a scan resumes or is opened later.
 */
export class ScanBoard {
  readonly targets: number
  private readonly lists = new Map<string, BoardList>()
  private readonly settled: Uint16Array
  private readonly listedBy: Uint16Array
  private readonly unknownWeight: Float32Array
  private readonly totalWeight: number
  private readonly changedCells = new Set<number>()
  private doneChecks = 0

  constructor(targets: number, family: Family, inputs: readonly BoardInput[]) {
    this.targets = targets
    this.settled = new Uint16Array(targets)
    this.listedBy = new Uint16Array(targets)
    this.unknownWeight = new Float32Array(targets)
    const weights = cellWeights(
      inputs.map(({ list }) => list),
      family,
    )
    for (const input of inputs) {
      this.lists.set(input.list.id, this.admit(input, weights.get(input.list.id) ?? 0))
    }
    this.totalWeight = [...this.lists.values()].reduce((sum, { weight }) => sum + weight, 0)
    for (const entry of this.lists.values()) this.count(entry)
    this.changedCells.clear()
  }

  /** Checks of all lists. */
  get checks(): number {
    return this.targets * this.lists.size
  }

  /** Checks that are settled, unknown ones included. */
  get done(): number {
    return this.doneChecks
  }

  /** The outcome map of a list of this scan. */
  mapOf(listId: string): OutcomeMap {
    return this.entry(listId).map
  }

  /** Records one settled check. */
  settle(listId: string, target: number, state: CheckState, evidence: Listing | null): void {
    const entry = this.entry(listId)
    entry.listed.delete(target)
    entry.noted.delete(target)
    this.change(entry, target, state)
    if (state === LISTED && evidence) entry.listed.set(target, this.rank(entry.list, evidence))
    if (state === NOTED) entry.noted.add(target)
  }

  /** Makes every check of a list unknown. */
  lose(listId: string, cause: 'unhealthy-list' | 'unsupported-family'): void {
    const entry = this.entry(listId)
    entry.listed.clear()
    entry.noted.clear()
    const state = unknownState(cause)
    for (let target = 0; target < this.targets; target++) this.change(entry, target, state)
  }

  /** Notes the newest health of a list. */
  setHealth(listId: string, health: ListHealth): void {
    this.entry(listId).health = health
  }

  /** Cells that changed since the last call, with their new value. */
  takeChanges(): (readonly [target: number, cell: PackedCell])[] {
    const changes = [...this.changedCells].map((target) => [target, this.cell(target)] as const)
    this.changedCells.clear()
    return changes
  }

  /** All cells, target 0 first. */
  cells(): Uint16Array {
    return Uint16Array.from({ length: this.targets }, (_, target) => this.cell(target))
  }

  /** Health and counts of every list. */
  liveLists(): LiveList[] {
    return [...this.lists.values()].map(({ list, tally, health }) => {
      const pending = tally[PENDING] ?? 0
      const listed = tally[LISTED] ?? 0
      const clear = tally[CLEAR] ?? 0
      const noted = tally[NOTED] ?? 0
      const checked = this.targets - pending
      const unknown = checked - listed - clear - noted
      return { listId: list.id, health, counts: { checked, listed, clear, noted, unknown } }
    })
  }

  private cell(target: number): PackedCell {
    let rank = 0
    let allowed = false
    for (const { list, listed, noted } of this.lists.values()) {
      rank = Math.max(rank, listed.get(target) ?? 0)
      if (list.polarity === 'allow' && noted.has(target)) allowed = true
    }
    const settled = this.settled[target] ?? 0
    const all = settled >= this.lists.size
    const missing = this.totalWeight > 0 ? (this.unknownWeight[target] ?? 0) / this.totalWeight : 1
    return packCell({
      severity: severities[rank] ?? 'clear',
      allowed,
      unknown: all && 1 - missing < ENOUGH_COVERAGE,
      progress: all ? 'done' : settled > 0 ? 'partial' : 'untouched',
      lists: this.listedBy[target] ?? 0,
    })
  }

  private admit({ list, map, evidence, health }: BoardInput, weight: number): BoardList {
    const listed = new Map<number, number>()
    const noted = new Set<number>()
    for (const listing of evidence) {
      if (list.polarity === 'block') listed.set(listing.target, this.rank(list, listing))
      else noted.add(listing.target)
    }
    return { list, map, weight, listed, noted, tally: map.tally(), health }
  }

  private count(entry: BoardList): void {
    for (let target = 0; target < this.targets; target++) {
      const state = entry.map.get(target)
      if (state !== PENDING) this.add(entry, target, state, 1)
    }
  }

  private change(entry: BoardList, target: number, state: CheckState): void {
    const earlier = entry.map.get(target)
    if (earlier === state) return
    if (earlier !== PENDING) this.add(entry, target, earlier, -1)
    entry.map.set(target, state)
    entry.tally[earlier] = (entry.tally[earlier] ?? 0) - 1
    entry.tally[state] = (entry.tally[state] ?? 0) + 1
    if (state !== PENDING) this.add(entry, target, state, 1)
    this.changedCells.add(target)
  }

  private add(entry: BoardList, target: number, state: CheckState, sign: 1 | -1): void {
    this.settled[target] = (this.settled[target] ?? 0) + sign
    this.doneChecks += sign
    if (state === LISTED) this.listedBy[target] = (this.listedBy[target] ?? 0) + sign
    const counts = state >= FIRST_UNKNOWN && state !== unknownState('unsupported-family')
    if (counts) this.unknownWeight[target] = (this.unknownWeight[target] ?? 0) + sign * entry.weight
  }

  private rank(list: DnsblList, listing: Listing): number {
    return severities.indexOf(worstSeverity(list, listing.codes))
  }

  private entry(listId: string): BoardList {
    const entry = this.lists.get(listId)
    if (!entry) throw new Error(`The scan has no list '${listId}'.`)
    return entry
  }
}
