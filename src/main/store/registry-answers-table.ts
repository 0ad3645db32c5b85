import type Database from 'better-sqlite3'
import type { Block } from '../../shared/domain/block.ts'

/** An answer of a registry as it is kept: what was asked, which network answered, and the rest as JSON. */
export interface RegistryAnswer {
  /** Server that the user named in place of the registries', or empty. */
  readonly server: string
  readonly asked: Block
  /** The network that answered; the asked range itself for "no such record". */
  readonly network: Block
  readonly answer: unknown
  /** ms since 1970. */
  readonly expiresAtMs: number
}

/** What registries answered lately. */
export interface RegistryAnswersTable {
  /**
   * The youngest answer given for a range inside the block by a network that holds the block; undefined when there is
   * none that still lives.
   */
  find(server: string, block: Block, nowMs: number): unknown
  /** Keeps an answer in place of an earlier one for the same range, and drops what has expired. */
  keep(answer: RegistryAnswer, nowMs: number): void
}

const digits = (value: bigint): string => value.toString(16).padStart(32, '0')

/** The registry answers of an open database. */
export function registryAnswersTable(db: Database.Database): RegistryAnswersTable {
  const read = db
    .prepare<[string, number, string, string, string, string, number], string>(
      `SELECT answer FROM registry_answers
       WHERE server = ? AND family = ? AND asked_first >= ? AND asked_last <= ?
         AND network_first <= ? AND network_last >= ? AND expires_at > ?
       ORDER BY expires_at DESC LIMIT 1`,
    )
    .pluck()
  const write = db.prepare('INSERT OR REPLACE INTO registry_answers VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const forget = db.prepare('DELETE FROM registry_answers WHERE expires_at <= ?')
  return {
    find(server, { family, first, last }, nowMs) {
      const ends = [digits(first), digits(last)] as const
      const json = read.get(server, family, ...ends, ...ends, nowMs)
      return json === undefined ? undefined : (JSON.parse(json) as unknown)
    },
    keep({ server, asked, network, answer, expiresAtMs }, nowMs) {
      const ends = [asked.first, asked.last, network.first, network.last].map(digits)
      forget.run(nowMs)
      write.run(server, asked.family, ...ends, JSON.stringify(answer), expiresAtMs)
    },
  }
}
