import type Database from 'better-sqlite3'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { ScanState } from '../../shared/domain/scan.ts'
import { isProcessAlive } from './is-process-alive.ts'

/** A claim without a sign of life for this long may be taken over: a live one shows one every half second. */
const SILENCE_MS = 10_000

/** Columns of a scan that say who runs it. */
export interface ClaimRow {
  readonly state: ScanState
  readonly claim_owner: string | null
  readonly heartbeat_ms: number | null
}

/** Who may write a scan. An owner is `<pid>-<hex>`, one per process. */
export interface ScanClaims {
  /** True when somebody alive runs the scan. */
  isLive(row: ClaimRow): boolean
  /**
   * Takes the scan for `owner`; false when somebody else alive has it. Own claims, claims of dead processes and
   * silent ones are taken at once. Throws `not-found`, and `busy` when the scan was finished meanwhile.
   */
  claim(scanId: string, owner: string): boolean
  /** Gives the scan back; nothing happens when `owner` does not have it. */
  release(scanId: string, owner: string): void
  /** Shows that `owner` is alive, for every scan it has: those in its queue have no commits of their own. */
  beat(owner: string): void
  /** Throws `busy` unless `owner` has the scan. */
  demand(scanId: string, owner: string): void
  /** Throws `busy` when an owner of another store handle has the scan, or had it to its end. */
  demandNoStranger(scanId: string): void
}

/** Claims on the scans of an open database. `now` is the wall clock, ms since 1970. */
export function scanClaims(db: Database.Database, now: () => number): ScanClaims {
  const read = db.prepare<[string], ClaimRow>(
    'SELECT state, claim_owner, heartbeat_ms FROM scans WHERE id = ?',
  )
  const take = db.prepare('UPDATE scans SET claim_owner = ?, heartbeat_ms = ? WHERE id = ?')
  const give = db.prepare(
    'UPDATE scans SET claim_owner = NULL, heartbeat_ms = NULL WHERE id = ? AND claim_owner = ?',
  )
  const touch = db.prepare('UPDATE scans SET heartbeat_ms = ? WHERE claim_owner = ?')
  /** Owners that claimed through this handle: this process. */
  const own = new Set<string>()

  function find(scanId: string): ClaimRow {
    const row = read.get(scanId)
    if (row) return row
    throw new OperationError('not-found', `There is no scan '${scanId.slice(0, 64)}'.`)
  }

  function isLive({ claim_owner: owner, heartbeat_ms: heartbeatMs }: ClaimRow): boolean {
    if (owner === null || heartbeatMs === null) return false
    // Both ways: a clock that was set back must not keep a dead claim alive.
    if (Math.abs(now() - heartbeatMs) > SILENCE_MS) return false
    const pid = Number.parseInt(owner, 10)
    return Number.isNaN(pid) || isProcessAlive(pid)
  }

  function belongsToOther(row: ClaimRow, owner: string): boolean {
    return row.claim_owner !== owner && isLive(row)
  }

  const claim = db.transaction((scanId: string, owner: string): boolean => {
    const row = find(scanId)
    if (belongsToOther(row, owner)) return false
    if (row.state === 'finished') throw finishedElsewhere(scanId)
    take.run(owner, now(), scanId)
    own.add(owner)
    return true
  })

  return {
    isLive,
    // Looked up before the lock is asked for: a busy writer must not keep others waiting for a no.
    claim: (scanId, owner) => !belongsToOther(find(scanId), owner) && claim.immediate(scanId, owner),
    release: (scanId, owner) => void give.run(scanId, owner),
    beat: (owner) => void touch.run(now(), owner),
    demand(scanId, owner) {
      if (find(scanId).claim_owner === owner) return
      throw new OperationError(
        'busy',
        `Scan ${scanId} was taken over by another Blockvet process.`,
        'Follow it there; nothing that was stored is lost.',
      )
    },
    demandNoStranger(scanId) {
      const { claim_owner: owner, state } = find(scanId)
      if (owner === null && state === 'finished') throw finishedElsewhere(scanId)
      if (owner === null || own.has(owner)) return
      throw new OperationError('busy', `Scan ${scanId} runs in another Blockvet process.`)
    },
  }
}

const finishedElsewhere = (scanId: string): OperationError =>
  new OperationError('busy', `Scan ${scanId} was finished by another Blockvet process.`)
