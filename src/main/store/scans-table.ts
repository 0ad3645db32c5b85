import type Database from 'better-sqlite3'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Scan, ScanSettings, ScanState } from '../../shared/domain/scan.ts'
import type { ClaimRow, ScanClaims } from './scan-claims.ts'
import type { NewScanList, ScanListsTable } from './scan-lists-table.ts'

interface ScanRow extends ClaimRow {
  readonly id: string
  readonly block: string
  readonly failure: string | null
  readonly settings: string
  readonly targets: number
  readonly started_at: string
  readonly finished_at: string | null
  readonly active_seconds: number
  readonly queries_sent: number
  readonly ignored_responses: number
  readonly catalogue_version: string
}

/** How a scan ended, or null for both while it runs. */
export interface ScanEnd {
  readonly failure: string | null
  /** ISO 8601. */
  readonly finishedAt: string | null
}

/** What a commit tells of a scan as a whole. */
export interface ScanFigures {
  readonly queriesSent: number
  readonly ignoredResponses: number
  readonly activeSeconds: number
}

/** Stored scans. */
export interface ScansTable {
  /** Stores a scan with its lists, in order. Throws `internal` when a practice scan meets a real database. */
  create(scan: Scan, lists: readonly NewScanList[]): void
  /** One scan, or null. A scan that was left running by a process that died reads as stopped. */
  get(scanId: string): Scan | null
  /** Scans, newest first; of one block (canonical text) when it is named. */
  list(filter?: { readonly block?: string }): readonly Scan[]
  /** Scans that were left running by a process that died, oldest first. */
  interrupted(): readonly string[]
  /** Records the state. Throws `not-found`, and `busy` when another process has the scan. */
  setState(scanId: string, state: ScanState, end: ScanEnd): void
  /** Records the figures of a commit. */
  setFigures(scanId: string, figures: ScanFigures): void
}

/** What the scans table is built from. */
export interface ScansTableParts {
  readonly claims: ScanClaims
  readonly lists: ScanListsTable
  /** Kind of the database, see openDatabase. */
  readonly practice: boolean
}

/** The scans table of an open database. */
export function scansTable(db: Database.Database, { claims, lists, practice }: ScansTableParts): ScansTable {
  const insert = db.prepare(`
    INSERT INTO scans (id, block, state, failure, settings, targets, started_at, finished_at, active_seconds,
      queries_sent, ignored_responses, catalogue_version)
    VALUES (@id, @block, @state, @failure, @settings, @targets, @startedAt, @finishedAt, @activeSeconds,
      @queriesSent, @ignoredResponses, @catalogueVersion)`)
  const one = db.prepare<[string], ScanRow>('SELECT * FROM scans WHERE id = ?')
  const all = db.prepare<[], ScanRow>('SELECT * FROM scans ORDER BY started_at DESC, rowid DESC')
  const running = db.prepare<[], ScanRow>(
    "SELECT * FROM scans WHERE state = 'running' ORDER BY started_at, rowid",
  )
  const ofBlock = db.prepare<[string], ScanRow>(
    'SELECT * FROM scans WHERE block = ? ORDER BY started_at DESC, rowid DESC',
  )
  const setState = db.prepare('UPDATE scans SET state = ?, failure = ?, finished_at = ? WHERE id = ?')
  const setFigures = db.prepare(
    'UPDATE scans SET queries_sent = ?, ignored_responses = ?, active_seconds = ? WHERE id = ?',
  )

  const create = db.transaction((scan: Scan, scanLists: readonly NewScanList[]): void => {
    insert.run({
      id: scan.id,
      block: scan.block,
      state: scan.state,
      failure: scan.failure,
      settings: JSON.stringify(scan.settings),
      targets: scan.targets,
      startedAt: scan.startedAt,
      finishedAt: scan.finishedAt,
      activeSeconds: scan.activeSeconds,
      queriesSent: scan.queriesSent,
      ignoredResponses: scan.ignoredResponses,
      catalogueVersion: scan.catalogueVersion,
    })
    lists.create(scan.id, scanLists)
  })

  const changeState = db.transaction((scanId: string, state: ScanState, end: ScanEnd): void => {
    claims.demandNoStranger(scanId)
    setState.run(state, end.failure, end.finishedAt, scanId)
  })

  function toScan(row: ScanRow): Scan {
    return {
      id: row.id,
      block: row.block,
      state: row.state === 'running' && !claims.isLive(row) ? 'stopped' : row.state,
      failure: row.failure,
      settings: JSON.parse(row.settings) as ScanSettings,
      targets: row.targets,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      activeSeconds: row.active_seconds,
      queriesSent: row.queries_sent,
      ignoredResponses: row.ignored_responses,
      catalogueVersion: row.catalogue_version,
      practice,
    }
  }

  return {
    create(scan, scanLists) {
      if (scan.practice !== practice) {
        throw new OperationError('internal', 'A practice scan and a real database (or the reverse) met.')
      }
      create.immediate(scan, scanLists)
    },
    get(scanId) {
      const row = one.get(scanId)
      return row ? toScan(row) : null
    },
    list({ block } = {}) {
      return (block === undefined ? all.all() : ofBlock.all(block)).map(toScan)
    },
    interrupted: () =>
      running
        .all()
        .filter((row) => !claims.isLive(row))
        .map(({ id }) => id),
    setState: (scanId, state, end) => changeState.immediate(scanId, state, end),
    setFigures(scanId, { queriesSent, ignoredResponses, activeSeconds }) {
      setFigures.run(queriesSent, ignoredResponses, activeSeconds, scanId)
    },
  }
}
