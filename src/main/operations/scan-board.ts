import type { Family } from '../../shared/domain/address.ts'
import { type PackedCell, packCell } from '../../shared/domain/cell.ts'
import { cellWeights, ENOUGH_COVERAGE } from '../../shared/domain/cell-weights.ts'
import { worstSeverity } from '../../shared/domain/grade-listing.ts'
import type { ListHealth } from '../../shared/domain/health.ts'
import { severities } from '../../shared/domain/impact.ts'
import type { DnsblList } from '../../shared/domain/list.ts'
import type { Listing } from '../../shared/domain/listing.ts'
import { encodeChangedCells, type LiveList } from '../../shared/domain/live-scan.ts'
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
  /** Worst severity rank of the listings of a target, and how many allow lists noted it. */
  private readonly worst: Uint8Array
  private readonly allowedBy: Uint16Array
  /** Cells as they were last taken; targets touched since, each once. */
  private readonly taken: Uint16Array
  private readonly isTouched: Uint8Array
  private readonly touched: Uint32Array
  private touchedCount = 0
  private doneChecks = 0

  constructor(targets: number, family: Family, inputs: readonly BoardInput[]) {
    this.targets = targets
    this.settled = new Uint16Array(targets)
    this.listedBy = new Uint16Array(targets)
    this.unknownWeight = new Float32Array(targets)
    this.worst = new Uint8Array(targets)
    this.allowedBy = new Uint16Array(targets)
    this.taken = new Uint16Array(targets)
    this.isTouched = new Uint8Array(targets)
    this.touched = new Uint32Array(targets)
    const weights = cellWeights(
      inputs.map(({ list }) => list),
      family,
    )
    for (const input of inputs) {
      this.lists.set(input.list.id, this.admit(input, weights.get(input.list.id) ?? 0))
    }
    this.totalWeight = [...this.lists.values()].reduce((sum, { weight }) => sum + weight, 0)
    for (const entry of this.lists.values()) this.count(entry)
    for (let target = 0; target < targets; target++) this.taken[target] = this.cell(target)
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
    this.dropListing(entry, target)
    this.change(entry, target, state)
    if (state === LISTED && evidence) this.addListing(entry, target, this.rank(entry.list, evidence))
    if (state === NOTED) this.addNote(entry, target)
  }

  /** Makes every check of a list unknown. */
  lose(listId: string, cause: 'unhealthy-list' | 'unsupported-family'): void {
    const entry = this.entry(listId)
    for (const target of [...entry.listed.keys(), ...entry.noted]) this.dropListing(entry, target)
    const state = unknownState(cause)
    for (let target = 0; target < this.targets; target++) this.change(entry, target, state)
  }

  /** Notes the newest health of a list. */
  setHealth(listId: string, health: ListHealth): void {
    this.entry(listId).health = health
  }

  /** Cells that differ from what the last call gave, packed as a watcher reads them. */
  takeChanges(): Uint8Array {
    const changed = this.touched.subarray(0, this.touchedCount).filter((target) => {
      this.isTouched[target] = 0
      const cell = this.cell(target)
      if (cell === this.taken[target]) return false
      this.taken[target] = cell
      return true
    })
    this.touchedCount = 0
    return encodeChangedCells(
      changed,
      Uint16Array.from(changed, (target) => this.taken[target] ?? 0),
    )
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
    const settled = this.settled[target] ?? 0
    const all = settled >= this.lists.size
    const missing = this.totalWeight > 0 ? (this.unknownWeight[target] ?? 0) / this.totalWeight : 1
    return packCell({
      severity: severities[this.worst[target] ?? 0] ?? 'clear',
      allowed: (this.allowedBy[target] ?? 0) > 0,
      unknown: all && 1 - missing < ENOUGH_COVERAGE,
      progress: all ? 'done' : settled > 0 ? 'partial' : 'untouched',
      lists: this.listedBy[target] ?? 0,
    })
  }

  private admit({ list, map, evidence, health }: BoardInput, weight: number): BoardList {
    const entry = {
      list,
      map,
      weight,
      listed: new Map(),
      noted: new Set<number>(),
      tally: map.tally(),
      health,
    }
    for (const listing of evidence) {
      if (list.polarity === 'block') this.addListing(entry, listing.target, this.rank(list, listing))
      else this.addNote(entry, listing.target)
    }
    return entry
  }

  private addListing(entry: BoardList, target: number, rank: number): void {
    entry.listed.set(target, rank)
    this.worst[target] = Math.max(this.worst[target] ?? 0, rank)
  }

  private addNote(entry: BoardList, target: number): void {
    if (!entry.noted.has(target) && entry.list.polarity === 'allow') this.addAllowed(target, 1)
    entry.noted.add(target)
  }

  private dropListing(entry: BoardList, target: number): void {
    if (entry.noted.delete(target) && entry.list.polarity === 'allow') this.addAllowed(target, -1)
    if (!entry.listed.delete(target)) return
    const ranks = [...this.lists.values()].map(({ listed }) => listed.get(target) ?? 0)
    this.worst[target] = Math.max(0, ...ranks)
  }

  private addAllowed(target: number, sign: 1 | -1): void {
    this.allowedBy[target] = (this.allowedBy[target] ?? 0) + sign
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
    this.touch(target)
  }

  private add(entry: BoardList, target: number, state: CheckState, sign: 1 | -1): void {
    this.settled[target] = (this.settled[target] ?? 0) + sign
    this.doneChecks += sign
    if (state === LISTED) this.listedBy[target] = (this.listedBy[target] ?? 0) + sign
    const counts = state >= FIRST_UNKNOWN && state !== unknownState('unsupported-family')
    if (counts) this.unknownWeight[target] = (this.unknownWeight[target] ?? 0) + sign * entry.weight
  }

  private touch(target: number): void {
    if (this.isTouched[target] === 1) return
    this.isTouched[target] = 1
    this.touched[this.touchedCount++] = target
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
