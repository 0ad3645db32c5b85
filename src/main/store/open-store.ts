import path from 'node:path'
import type Database from 'better-sqlite3'
import { type AttachmentsTable, attachmentsTable } from './attachments-table.ts'
import { type Backups, backups } from './backups.ts'
import { type BlockRows, blockRows } from './block-rows.ts'
import { type BouncesTable, bouncesTable } from './bounces-table.ts'
import { type CampaignTable, campaignTable } from './campaign-table.ts'
import { type CarriedTable, carriedTable } from './carried-table.ts'
import { type CarryOver, carryOver } from './carry-over.ts'
import { type CommitBatch, commitBatch } from './commit-batch.ts'
import { type CorrectionsTable, correctionsTable } from './corrections-table.ts'
import { guardCall, guardCalls } from './guard-calls.ts'
import { type ListHealthTable, listHealthTable } from './list-health-table.ts'
import { type ListingsTable, listingsTable } from './listings-table.ts'
import { type OffersTable, offersTable } from './offers-table.ts'
import { openDatabase } from './open-database.ts'
import { type OutcomeChunks, outcomeChunks } from './outcome-chunks.ts'
import { type ReadEvidence, readEvidence } from './read-evidence.ts'
import { refuseMoved } from './refuse-moved.ts'
import { type RegistryAnswersTable, registryAnswersTable } from './registry-answers-table.ts'
import { type ScanClaims, scanClaims } from './scan-claims.ts'
import { type ScanListsTable, scanListsTable } from './scan-lists-table.ts'
import { type ScansTable, scansTable } from './scans-table.ts'
import { type SettingsTable, settingsTable } from './settings-table.ts'
import { type SurroundingsTable, surroundingsTable } from './surroundings-table.ts'
import { type VerdictsTable, verdictsTable } from './verdicts-table.ts'

/** Which database to open. */
export interface OpenStoreOptions {
  /** Path of the database file; made with its folder when missing. */
  readonly file: string
  /** True for the practice network: its results never share a database with real ones. */
  readonly practice: boolean
  /** Wall clock, ms since 1970. */
  readonly now: () => number
}

/** Which changes of the file there have been; numbers of the same store can be compared. */
export interface StoreEdition {
  /** Another number after any change by this store. */
  readonly own: number
  /** Another number after any change by others: other processes, and other stores of this one. */
  readonly others: number
}

/**
 * Everything Blockvet remembers. All calls are synchronous; a call that returns has its data on the disk. Every
 * call throws OperationError: `database` when the file fails, `busy` when another process has the scan.
 */
export interface Store {
  readonly scans: Omit<ScansTable, 'setFigures'> & Pick<ScanClaims, 'claim' | 'release'>
  readonly scanLists: Pick<ScanListsTable, 'of'>
  readonly outcomes: Pick<OutcomeChunks, 'load'>
  readonly listings: {
    /** Listings of block lists, ordered by target, then list id. */
    of: ListingsTable['listingsOf']
    /** Listings and notes of one target, ordered by list id. */
    forTarget: ListingsTable['forTarget']
  }
  readonly notes: {
    /** Answers of allow and info lists, ordered by target, then list id. */
    of: ListingsTable['notesOf']
  }
  readonly listHealth: ListHealthTable
  readonly carried: Pick<CarriedTable, 'of'>
  readonly verdicts: VerdictsTable
  readonly surroundings: SurroundingsTable
  readonly corrections: CorrectionsTable
  readonly registryAnswers: RegistryAnswersTable
  readonly campaign: CampaignTable
  readonly attachments: AttachmentsTable
  readonly offers: OffersTable
  readonly bounces: BouncesTable
  readonly blocks: BlockRows
  readonly settings: SettingsTable
  readonly backups: Backups
  readonly commitBatch: CommitBatch
  readonly carryOver: CarryOver
  readonly readEvidence: ReadEvidence
  edition(): StoreEdition
  /** Closes the database; a second call does nothing. */
  close(): void
}

/**
 * Opens the store, making the database or bringing it up to date. Throws `database` for a file that is damaged,
 * locked, not writable, not a Blockvet database, from a newer version, or practice where real was wanted.
 */
export function openStore({ file: given, practice, now }: OpenStoreOptions): Store {
  const file = path.resolve(given)
  const db = openDatabase({ file, practice, now })
  try {
    return guardCall(file, () => assemble(db, { file, practice, now }))
  } catch (error) {
    db.close()
    throw error
  }
}

function assemble(db: Database.Database, { file, practice, now }: OpenStoreOptions): Store {
  const claims = scanClaims(db, now)
  const scanLists = scanListsTable(db)
  const scans = scansTable(db, { claims, lists: scanLists, practice })
  const outcomes = outcomeChunks(db)
  const listings = listingsTable(db)
  const carried = carriedTable(db)
  const listHealth = listHealthTable(db)
  const verdicts = verdictsTable(db, listings)
  const offers = offersTable(db)
  const surroundings = surroundingsTable(db)
  const corrections = correctionsTable(db)
  const tables = {
    offers,
    carried,
    listHealth,
    surroundings,
    corrections,
    claims,
    scans,
    scanLists,
    outcomes,
    listings,
  }
  const { create, get, list, interrupted, setState } = scans
  const { claim, release } = claims
  return {
    scans: guardCalls(file, { create, get, list, interrupted, setState, claim, release }),
    scanLists: guardCalls(file, { of: scanLists.of }),
    outcomes: guardCalls(file, { load: outcomes.load }),
    listings: guardCalls(file, { of: listings.listingsOf, forTarget: listings.forTarget }),
    notes: guardCalls(file, { of: listings.notesOf }),
    carried: guardCalls(file, { of: carried.of }),
    listHealth: guardCalls(file, listHealth),
    verdicts: guardCalls(file, verdicts),
    surroundings: guardCalls(file, surroundings),
    corrections: guardCalls(file, corrections),
    campaign: guardCalls(file, campaignTable(db)),
    attachments: guardCalls(file, attachmentsTable(db)),
    registryAnswers: guardCalls(file, registryAnswersTable(db)),
    offers: guardCalls(file, offers),
    bounces: guardCalls(file, bouncesTable(db)),
    blocks: guardCalls(file, blockRows({ scans, offers, verdicts })),
    settings: guardCalls(file, settingsTable(db)),
    backups: guardCalls(file, backups(db, { file, practice, now })),
    ...guardCalls(file, {
      commitBatch: keptInPlace(commitBatch(db, tables), refuseMoved(file)),
      carryOver: carryOver(db, tables),
      readEvidence: readEvidence(db, tables),
      edition: editionOf(db),
      close: () => void db.close(),
    }),
  }
}

/** SQLite counts the changes of this connection, and numbers those of all others. */
function editionOf(db: Database.Database): () => StoreEdition {
  const ownChanges = db.prepare('SELECT total_changes()').pluck()
  return () => ({
    own: Number(ownChanges.get()),
    others: Number(db.pragma('data_version', { simple: true })),
  })
}

/** What is kept must be found again: a batch goes only into a file that is where it was opened. */
function keptInPlace(commit: CommitBatch, refuseMovedFile: () => void): CommitBatch {
  return (scanId, batch) => {
    refuseMovedFile()
    commit(scanId, batch)
  }
}
