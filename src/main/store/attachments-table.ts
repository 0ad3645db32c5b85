import type Database from 'better-sqlite3'
import type { Attachment } from '../../shared/domain/attachment.ts'

/** Files of requests. Those that are still coming, or were deleted, are not listed and not read. */
export interface AttachmentsTable {
  /** Files of a request, oldest first. */
  of(requestId: string): readonly Attachment[]
  /** The request of a file, whatever its state, and how much of it is here; null when there is none. */
  find(id: string): { readonly requestId: string; readonly bytes: number; readonly here: number } | null
  /** Begins a file. */
  begin(requestId: string, attachment: Attachment): void
  /** Adds the next piece; the file is kept when all of its bytes are here. True then. */
  add(id: string, piece: Uint8Array, at: string): boolean
  /** Name and content of a kept file; null when there is none. */
  read(id: string): { readonly name: string; readonly content: Uint8Array<ArrayBuffer> } | null
  /** Deletes a kept file, or takes that back; true when there was one. */
  setDeleted(id: string, deleted: boolean, at: string): boolean
  /** Forgets for good what came halfway or was deleted before a time, ISO 8601. */
  sweep(before: string): void
}

interface Found {
  readonly requestId: string
  readonly bytes: number
  readonly here: number | null
}

/** The attachment tables of an open database. */
export function attachmentsTable(db: Database.Database): AttachmentsTable {
  const list = db.prepare<[string], Attachment>(
    `SELECT id, name, bytes, added_at AS addedAt FROM campaign_attachments
     WHERE request_id = ? AND state = 'kept' ORDER BY added_at, id`,
  )
  const find = db.prepare<[string], Found>(
    `SELECT request_id AS requestId, bytes,
       (SELECT sum(length(content)) FROM campaign_attachment_pieces WHERE attachment_id = a.id) AS here
     FROM campaign_attachments AS a WHERE id = ?`,
  )
  const begin = db.prepare("INSERT INTO campaign_attachments VALUES (?, ?, ?, ?, ?, 'coming', ?)")
  const addPiece = db.prepare('INSERT INTO campaign_attachment_pieces (attachment_id, content) VALUES (?, ?)')
  const move = db.prepare<[string, string, string, string]>(
    'UPDATE campaign_attachments SET state = ?, changed_at = ? WHERE id = ? AND state = ?',
  )
  const kept = db.prepare<[string], { name: string }>(
    "SELECT name FROM campaign_attachments WHERE id = ? AND state = 'kept'",
  )
  const pieces = db.prepare<[string], { content: Buffer }>(
    'SELECT content FROM campaign_attachment_pieces WHERE attachment_id = ? ORDER BY id',
  )
  const old = "(SELECT id FROM campaign_attachments WHERE state <> 'kept' AND changed_at < ?)"
  const sweepPieces = db.prepare(`DELETE FROM campaign_attachment_pieces WHERE attachment_id IN ${old}`)
  const sweep = db.prepare("DELETE FROM campaign_attachments WHERE state <> 'kept' AND changed_at < ?")
  const read = (id: string): Found | null => find.get(id) ?? null
  return {
    of: (requestId) => list.all(requestId),
    find(id) {
      const found = read(id)
      return found ? { ...found, here: found.here ?? 0 } : null
    },
    begin(requestId, { id, name, bytes, addedAt }) {
      begin.run(id, requestId, name, bytes, addedAt, addedAt)
    },
    add: db.transaction((id: string, piece: Uint8Array, at: string) => {
      addPiece.run(id, Buffer.from(piece.buffer, piece.byteOffset, piece.length))
      const found = read(id)
      return found !== null && found.here === found.bytes && move.run('kept', at, id, 'coming').changes === 1
    }),
    read(id) {
      const found = kept.get(id)
      if (!found) return null
      const all = Buffer.concat(pieces.all(id).map(({ content }) => content))
      return { name: found.name, content: Uint8Array.from(all) }
    },
    setDeleted(id, deleted, at) {
      const [to, from] = deleted ? (['deleted', 'kept'] as const) : (['kept', 'deleted'] as const)
      return move.run(to, at, id, from).changes === 1
    },
    sweep: db.transaction((before: string) => {
      sweepPieces.run(before)
      sweep.run(before)
    }),
  }
}
