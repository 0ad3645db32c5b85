import type Database from 'better-sqlite3'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { OutcomeMap } from '../../shared/domain/outcome-map.ts'

/** Checks in one stored piece of an outcome map: a commit writes pieces that changed, not whole maps. */
export const CHUNK_CHECKS = 8192
const CHUNK_BYTES = CHUNK_CHECKS / 2

/** The outcomes of stored scans: one map per list, kept in chunks of 4 bits per check. */
export interface OutcomeChunks {
  /** The map of one list, `count` checks long; checks that were never committed are pending. */
  load(scanId: string, listId: string, count: number): OutcomeMap
  /** Writes one chunk of a map of `count` checks; `states` is shorter than a chunk only at the map's end. */
  save(scanId: string, count: number, chunk: { listId: string; chunk: number; states: Uint8Array }): void
}

interface ChunkRow {
  readonly chunk: number
  readonly states: Uint8Array
}

/** The outcome_chunks table of an open database. */
export function outcomeChunks(db: Database.Database): OutcomeChunks {
  const read = db.prepare<[string, string], ChunkRow>(
    'SELECT chunk, states FROM outcome_chunks WHERE scan_id = ? AND list_id = ?',
  )
  const write = db.prepare(`
    INSERT INTO outcome_chunks (scan_id, list_id, chunk, states) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET states = excluded.states`)
  return {
    load(scanId, listId, count) {
      const map = new OutcomeMap(count)
      for (const { chunk, states } of read.all(scanId, listId)) {
        if (states.length !== chunkBytes(count, chunk)) {
          throw new OperationError(
            'database',
            `Scan ${scanId} is damaged: chunk ${chunk} of list '${listId}' has ${states.length} bytes.`,
            'Scan the block anew.',
          )
        }
        map.bytes.set(states, chunk * CHUNK_BYTES)
      }
      return map
    },
    save(scanId, count, { listId, chunk, states }) {
      if (states.length !== chunkBytes(count, chunk)) {
        throw new RangeError(`Chunk ${chunk} of ${count} checks cannot have ${states.length} bytes.`)
      }
      write.run(scanId, listId, chunk, states)
    },
  }
}

/** Bytes of a chunk of a map: a full one, what is left at the end, or 0 beyond it. */
const chunkBytes = (count: number, chunk: number): number =>
  Math.max(0, Math.min(CHUNK_BYTES, Math.ceil(count / 2) - chunk * CHUNK_BYTES))
