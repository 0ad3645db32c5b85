import type Database from 'better-sqlite3'
import { formatRange, parseBlock } from '../../shared/domain/block.ts'
import { isUsable, type ListHealth } from '../../shared/domain/health.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import {
  CLEAR,
  LISTED,
  NOTED,
  PENDING,
  type UnknownCause,
  unknownCauses,
  unknownState,
} from '../../shared/domain/outcome.ts'
import type { OutcomeMap } from '../../shared/domain/outcome-map.ts'
import type { CarriedChecks } from '../../shared/domain/rescan.ts'
import type { CheckCounts, Scan, ScanList, UnknownRun } from '../../shared/domain/scan.ts'
import type { ScanEvidence } from '../../shared/domain/scan-evidence.ts'
import { rangeOfTargets, type Targets, targetsOf } from '../../shared/domain/targets.ts'
import type { CarriedSet, CarriedTable } from './carried-table.ts'
import type { CorrectionsTable } from './corrections-table.ts'
import type { ListingsTable } from './listings-table.ts'
import type { OffersTable } from './offers-table.ts'
import type { OutcomeChunks } from './outcome-chunks.ts'
import { recurrenceReader } from './read-recurrences.ts'
import type { ScanListsTable } from './scan-lists-table.ts'
import type { ScansTable } from './scans-table.ts'
import type { SurroundingsTable } from './surroundings-table.ts'

/** Everything stored about a scan, as of one moment. Throws `not-found`. */
export type ReadEvidence = (scanId: string) => ScanEvidence

/** What readEvidence reads from. */
export interface ReadEvidenceParts {
  readonly scans: ScansTable
  readonly scanLists: ScanListsTable
  readonly outcomes: OutcomeChunks
  readonly listings: ListingsTable
  readonly surroundings: SurroundingsTable
  readonly corrections: CorrectionsTable
  readonly carried: CarriedTable
  readonly offers: OffersTable
}

/** The evidence reader of an open database. Totals are counted from the maps, never kept beside them. */
export function readEvidence(db: Database.Database, parts: ReadEvidenceParts): ReadEvidence {
  const { scans, scanLists, outcomes, listings, surroundings, corrections, carried, offers } = parts
  const readRecurrences = recurrenceReader(parts)
  return db.transaction((scanId: string): ScanEvidence => {
    const scan = scans.get(scanId)
    if (!scan) throw new OperationError('not-found', `There is no scan '${scanId.slice(0, 64)}'.`)
    const targets = targetsOfScan(scan)
    const read = scanLists.of(scanId).map((entry) => {
      const map = outcomes.load(scanId, entry.list.id, targets.count)
      const tally = giveUpPending(map)
      return {
        evidence: { ...entry, counts: countChecks(tally) },
        unknowns: unknownRuns(entry, map, tally, targets),
      }
    })
    const found = listings.listingsOf(scanId)
    const promisedCountry = scan.settings.examine?.sources?.country || offers.get(scan.block)?.country
    return {
      scan,
      lists: read.map(({ evidence }) => evidence),
      listings: found,
      notes: listings.notesOf(scanId),
      unknowns: read.flatMap(({ unknowns }) => unknowns),
      listedAddresses: listings.countListed(scanId),
      surroundings: surroundings.of(scanId),
      ...(promisedCountry ? { promisedCountry } : {}),
      recurrences: readRecurrences(scan, targets, found),
      corrections: corrections.list(),
      carried: carried.of(scanId, targets.count).map((set) => carriedChecks(set, targets)),
    }
  })
}

function carriedChecks({ targets: set, ...rest }: CarriedSet, targets: Targets): CarriedChecks {
  const ranges = [...set.runs()].map(([from, to]) => formatRange(rangeOfTargets(targets, from, to)))
  return { ...rest, addresses: set.size, ranges }
}

function targetsOfScan(scan: Scan): Targets {
  const parsed = parseBlock(scan.block)
  if (!parsed.ok) throw new OperationError('database', `Scan ${scan.id} is of no block: ${parsed.problem}`)
  return targetsOf(parsed.block, scan.settings.granularity)
}

/** What was not asked when the evidence is read is unknown, never clear. Returns the counts by state. */
function giveUpPending(map: OutcomeMap): Uint32Array {
  if (map.tally()[PENDING] === 0) return map.tally()
  const cancelled = unknownState('cancelled')
  for (let target = 0; target < map.count; target++) {
    if (map.get(target) === PENDING) map.set(target, cancelled)
  }
  return map.tally()
}

function countChecks(tally: Uint32Array): CheckCounts {
  const checked = tally.reduce((sum, count) => sum + count, 0)
  const listed = tally[LISTED] ?? 0
  const clear = tally[CLEAR] ?? 0
  const noted = tally[NOTED] ?? 0
  return { checked, listed, clear, noted, unknown: checked - listed - clear - noted }
}

/** One entry per cause that occurs, in the order of `unknownCauses`. */
function unknownRuns(entry: ScanList, map: OutcomeMap, tally: Uint32Array, targets: Targets): UnknownRun[] {
  const rangesOf = (cause: UnknownCause): string[] =>
    [...map.runs(unknownState(cause))].map(([from, to]) => formatRange(rangeOfTargets(targets, from, to)))
  return unknownCauses
    .filter((cause) => (tally[unknownState(cause)] ?? 0) > 0)
    .map((cause) => ({
      listId: entry.list.id,
      cause,
      health: cause === 'unhealthy-list' ? lostHealth(entry) : null,
      addresses: tally[unknownState(cause)] ?? 0,
      ranges: rangesOf(cause),
    }))
}

/** The health that cost a list its checks: the first unfit one, else the later one that differed. */
function lostHealth({ before, after }: ScanList): ListHealth | null {
  if (before && !isUsable(before.health)) return before.health
  return (after ?? before)?.health ?? null
}
