import type Database from 'better-sqlite3'

/** What the application remembers, as JSON values by name. Who reads a value checks it. */
export interface SettingsTable {
  /** The value kept under a name; undefined when there is none. */
  get(key: string): unknown
  /** Keeps a JSON value under a name. */
  set(key: string, value: unknown): void
}

/** The settings table of an open database. */
export function settingsTable(db: Database.Database): SettingsTable {
  const read = db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck()
  const write = db.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)')
  return {
    get(key) {
      const json = read.get(key)
      return json === undefined ? undefined : (JSON.parse(json) as unknown)
    },
    set: (key, value) => void write.run(key, JSON.stringify(value)),
  }
}
