import type Database from 'better-sqlite3'
import type { Listing } from '../../shared/domain/listing.ts'

interface ListingRow {
  readonly target: number
  readonly list_id: string
  readonly address: string
  readonly codes: string
  readonly text: string
  readonly question: string
  readonly server: string
  readonly ttl_seconds: number
  readonly observed_at: string
}

/** Listings of block lists, and notes: what allow and info lists answered. Texts are kept raw. */
export interface ListingsTable {
  /** Listings of block lists, ordered by target, then list id. */
  listingsOf(scanId: string): Listing[]
  /** Answers of allow and info lists, same order. */
  notesOf(scanId: string): Listing[]
  /** Listings and notes of one target, ordered by list id. */
  forTarget(scanId: string, target: number): Listing[]
  /** Distinct targets with at least one listing; notes do not count. */
  countListed(scanId: string): number
  /** Keeps a listing or a note; a later one of the same check replaces it. */
  save(scanId: string, kind: 'listing' | 'note', listing: Listing): void
  /** Drops all listings and notes of one list of a scan. */
  forget(scanId: string, listId: string): void
}

const COLUMNS = 'target, list_id, address, codes, text, question, server, ttl_seconds, observed_at'

/** The listings table of an open database. */
export function listingsTable(db: Database.Database): ListingsTable {
  const ofKind = db.prepare<[string, number], ListingRow>(
    `SELECT ${COLUMNS} FROM listings WHERE scan_id = ? AND noted = ? ORDER BY target, list_id`,
  )
  const ofTarget = db.prepare<[string, number], ListingRow>(
    `SELECT ${COLUMNS} FROM listings WHERE scan_id = ? AND target = ? ORDER BY list_id`,
  )
  const countListed = db
    .prepare<[string], number>('SELECT count(DISTINCT target) FROM listings WHERE scan_id = ? AND noted = 0')
    .pluck()
  const replace = db.prepare(
    `INSERT OR REPLACE INTO listings (scan_id, noted, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const forget = db.prepare('DELETE FROM listings WHERE scan_id = ? AND list_id = ?')
  return {
    listingsOf: (scanId) => ofKind.all(scanId, 0).map(toListing),
    notesOf: (scanId) => ofKind.all(scanId, 1).map(toListing),
    forTarget: (scanId, target) => ofTarget.all(scanId, target).map(toListing),
    countListed: (scanId) => countListed.get(scanId) ?? 0,
    save(scanId, kind, { target, listId, address, codes, text, question, server, ttlSeconds, observedAt }) {
      const json = [JSON.stringify(codes), JSON.stringify(text)]
      const noted = kind === 'note' ? 1 : 0
      replace.run(scanId, noted, target, listId, address, ...json, question, server, ttlSeconds, observedAt)
    },
    forget: (scanId, listId) => void forget.run(scanId, listId),
  }
}

function toListing(row: ListingRow): Listing {
  return {
    address: row.address,
    target: row.target,
    listId: row.list_id,
    codes: JSON.parse(row.codes) as string[],
    text: JSON.parse(row.text) as string[],
    question: row.question,
    server: row.server,
    ttlSeconds: row.ttl_seconds,
    observedAt: row.observed_at,
  }
}
