import type Database from 'better-sqlite3'
import type { ProbeFinding } from '../../shared/domain/health.ts'
import type { HealthRecord } from '../../shared/domain/health-record.ts'
import type { Listing } from '../../shared/domain/listing.ts'
import type { CarriedTable } from './carried-table.ts'
import type { ListHealthTable } from './list-health-table.ts'
import type { ListingsTable } from './listings-table.ts'
import type { OutcomeChunks } from './outcome-chunks.ts'
import type { ScanClaims } from './scan-claims.ts'
import type { ScanListsTable } from './scan-lists-table.ts'
import type { ScanFigures, ScansTable } from './scans-table.ts'

/** A piece of an outcome map that changed. */
export interface DirtyChunk {
  readonly listId: string
  /** Number of the chunk: its first check is `chunk × CHUNK_CHECKS`. */
  readonly chunk: number
  /** 4 bits per check, see OutcomeMap; shorter than a full chunk at the end of the map only. */
  readonly states: Uint8Array
}

/** A finding of a list's probe. */
export interface BatchProbe {
  readonly listId: string
  readonly when: 'before' | 'after'
  readonly finding: ProbeFinding
}

/** What one half second of a scan learned. */
export interface Batch extends ScanFigures {
  readonly chunks: readonly DirtyChunk[]
  readonly listings: readonly Listing[]
  readonly notes: readonly Listing[]
  readonly probes: readonly BatchProbe[]
  readonly medians: readonly { readonly listId: string; readonly medianMs: number }[]
  /** See `ScanList.clearUntil`; the earliest is kept. */
  readonly clearUntils: readonly { readonly listId: string; readonly clearUntil: string }[]
  /** Lists whose earlier listings and notes are taken back; this batch's own are kept. */
  readonly forgottenLists: readonly string[]
  /** Who writes; must have the scan. */
  readonly owner: string
}

/** Stores one batch, whole or not at all. Throws `busy` when `owner` does not have the scan. */
export type CommitBatch = (scanId: string, batch: Batch) => void

/** What commitBatch writes to. */
export interface CommitBatchParts {
  readonly claims: ScanClaims
  readonly scans: ScansTable
  readonly scanLists: ScanListsTable
  readonly outcomes: OutcomeChunks
  readonly listings: ListingsTable
  readonly carried: CarriedTable
  readonly listHealth: ListHealthTable
}

/** The batch writer of an open database. */
export function commitBatch(db: Database.Database, parts: CommitBatchParts): CommitBatch {
  const { claims, scans, scanLists, outcomes, listings, carried, listHealth } = parts
  const pathOf = db
    .prepare<[string], HealthRecord['path']>("SELECT settings ->> '$.path.kind' FROM scans WHERE id = ?")
    .pluck()
  const targetsOf = db.prepare<[string], number>('SELECT targets FROM scans WHERE id = ?').pluck()
  const commit = db.transaction((scanId: string, batch: Batch): void => {
    claims.demand(scanId, batch.owner)
    claims.beat(batch.owner)
    const count = targetsOf.get(scanId) ?? 0
    scans.setFigures(scanId, batch)
    for (const { listId, when, finding } of batch.probes) {
      scanLists.saveProbe(scanId, listId, when, finding)
      listHealth.add(finding, { path: pathOf.get(scanId) ?? 'system', scanId })
    }
    for (const { listId, medianMs } of batch.medians) scanLists.saveMedian(scanId, listId, medianMs)
    for (const { listId, clearUntil } of batch.clearUntils) {
      scanLists.saveClearUntil(scanId, listId, clearUntil)
    }
    for (const listId of batch.forgottenLists) {
      listings.forget(scanId, listId)
      carried.forget(scanId, listId)
    }
    for (const chunk of batch.chunks) outcomes.save(scanId, count, chunk)
    for (const listing of batch.listings) listings.save(scanId, 'listing', listing)
    for (const note of batch.notes) listings.save(scanId, 'note', note)
  })
  return (scanId, batch) => commit.immediate(scanId, batch)
}
