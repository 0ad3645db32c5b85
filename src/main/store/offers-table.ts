import type Database from 'better-sqlite3'
import type { Offer } from '../../shared/domain/offer.ts'

/** What the user noted of the offers that blocks came with. */
export interface OffersTable {
  /** The note on a block (canonical text); null when there is none. */
  get(block: string): Offer | null
  /** Keeps the note on a block, in place of an earlier one. */
  save(block: string, offer: Offer): void
}

/** The offers table of an open database. */
export function offersTable(db: Database.Database): OffersTable {
  const read = db.prepare<[string], Offer>(
    'SELECT provider, price, country, note FROM offers WHERE block = ?',
  )
  const write = db.prepare(
    'INSERT OR REPLACE INTO offers (block, provider, price, country, note) VALUES (?, ?, ?, ?, ?)',
  )
  return {
    get: (block) => read.get(block) ?? null,
    save: (block, { provider, price, country, note }) =>
      void write.run(block, provider, price, country, note),
  }
}
