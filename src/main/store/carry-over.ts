import type Database from 'better-sqlite3'
import type { ProbeFinding } from '../../shared/domain/health.ts'
import type { Listing } from '../../shared/domain/listing.ts'
import type { OutcomeMap } from '../../shared/domain/outcome-map.ts'
import type { CarriedSet, CarriedTable } from './carried-table.ts'
import type { ListingsTable } from './listings-table.ts'
import { CHUNK_CHECKS, type OutcomeChunks } from './outcome-chunks.ts'
import type { ScanListsTable } from './scan-lists-table.ts'

/** What a new scan takes over of one list. */
export interface ListCarryOver {
  readonly listId: string
  /** The outcomes that are carried; all others pending. */
  readonly map: OutcomeMap
  readonly listings: readonly Listing[]
  readonly notes: readonly Listing[]
  /** Who asked about them. */
  readonly sets: readonly CarriedSet[]
  /** The probes around them, when nothing of the list will be asked anew; else null. */
  readonly before: ProbeFinding | null
  readonly after: ProbeFinding | null
  /** See `ScanList.clearUntil`: of what is carried. */
  readonly clearUntil: string | null
}

/** Stores what a new scan takes over, whole or not at all; before it is launched. */
export type CarryOver = (scanId: string, lists: readonly ListCarryOver[]) => void

/** What carryOver writes to. */
export interface CarryOverParts {
  readonly scanLists: ScanListsTable
  readonly outcomes: OutcomeChunks
  readonly listings: ListingsTable
  readonly carried: CarriedTable
}

/** The carry-over writer of an open database. */
export function carryOver(db: Database.Database, parts: CarryOverParts): CarryOver {
  const { scanLists, outcomes, listings, carried } = parts
  const write = db.transaction((scanId: string, lists: readonly ListCarryOver[]): void => {
    for (const { listId, map, before, after, sets, clearUntil, ...found } of lists) {
      for (let chunk = 0; chunk * CHUNK_CHECKS < map.count; chunk++) {
        const from = (chunk * CHUNK_CHECKS) / 2
        const states = map.bytes.slice(from, from + CHUNK_CHECKS / 2)
        outcomes.save(scanId, map.count, { listId, chunk, states })
      }
      for (const listing of found.listings) listings.save(scanId, 'listing', listing)
      for (const note of found.notes) listings.save(scanId, 'note', note)
      for (const set of sets) carried.save(scanId, set)
      if (clearUntil) scanLists.saveClearUntil(scanId, listId, clearUntil)
      if (before) scanLists.saveProbe(scanId, listId, 'before', before)
      if (after) scanLists.saveProbe(scanId, listId, 'after', after)
    }
  })
  return (scanId, lists) => write.immediate(scanId, lists)
}
