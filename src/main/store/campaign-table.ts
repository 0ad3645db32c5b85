import type Database from 'better-sqlite3'
import type { CampaignRequest, RequestEvent } from '../../shared/domain/campaign.ts'

/** Texts that the user wrote for a request. */
export interface SavedDraft {
  readonly subject: string
  readonly body: string
}

/** Requests of clean-ups with their texts and timelines. */
export interface CampaignTable {
  /** Every request, by block, then in the order of doing. */
  list(): readonly CampaignRequest[]
  /** One request; null when there is none of the id. */
  get(id: string): CampaignRequest | null
  /** Keeps requests, in place of earlier ones of their ids, and adds events; all or nothing. */
  save(
    changes: readonly { readonly request: CampaignRequest; readonly events: readonly RequestEvent[] }[],
  ): void
  /** What happened to a request, newest first. */
  events(id: string): readonly RequestEvent[]
  /** The user's own text; `address` is empty for the text about all addresses. */
  draft(id: string, address: string): SavedDraft | null
  /** Keeps the user's own text, or forgets it for null. */
  saveDraft(id: string, address: string, draft: SavedDraft | null): void
  /** Forgets a request with its texts, events and files. */
  remove(id: string): void
}

interface RequestRow {
  readonly id: string
  readonly block: string
  readonly group_key: string
  readonly state: CampaignRequest['state']
  readonly rank: number
  readonly created_at: string
  readonly facts: string
}

/** The campaign tables of an open database. */
export function campaignTable(db: Database.Database): CampaignTable {
  const all = db.prepare<[], RequestRow>('SELECT * FROM campaign_requests ORDER BY block, rank, id')
  const one = db.prepare<[string], RequestRow>('SELECT * FROM campaign_requests WHERE id = ?')
  const write = db.prepare(
    `INSERT INTO campaign_requests (id, block, group_key, state, rank, created_at, facts) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET block = excluded.block, group_key = excluded.group_key, state = excluded.state,
       rank = excluded.rank, facts = excluded.facts`,
  )
  const events = db.prepare<[string], RequestEvent>(
    'SELECT at, kind, text, minutes FROM campaign_events WHERE request_id = ? ORDER BY id DESC',
  )
  const addEvent = db.prepare(
    'INSERT INTO campaign_events (request_id, at, kind, text, minutes) VALUES (?, ?, ?, ?, ?)',
  )
  const draft = db.prepare<[string, string], SavedDraft>(
    'SELECT subject, body FROM campaign_drafts WHERE request_id = ? AND address = ?',
  )
  const writeDraft = db.prepare('INSERT OR REPLACE INTO campaign_drafts VALUES (?, ?, ?, ?)')
  const forgetDraft = db.prepare('DELETE FROM campaign_drafts WHERE request_id = ? AND address = ?')
  const forget = [
    'DELETE FROM campaign_attachment_pieces WHERE attachment_id IN (SELECT id FROM campaign_attachments WHERE request_id = ?)',
    'DELETE FROM campaign_attachments WHERE request_id = ?',
    'DELETE FROM campaign_drafts WHERE request_id = ?',
    'DELETE FROM campaign_events WHERE request_id = ?',
  ].map((sql) => db.prepare(sql))
  const removeRequest = db.prepare('DELETE FROM campaign_requests WHERE id = ?')
  return {
    list: () => all.all().map(readRow),
    get(id) {
      const row = one.get(id)
      return row ? readRow(row) : null
    },
    save: db.transaction((changes: Parameters<CampaignTable['save']>[0]) => {
      for (const { request, events: added } of changes) {
        const { id, block, key, state, rank, createdAt, ...facts } = request
        write.run(id, block, key, state, rank, createdAt, JSON.stringify(facts))
        for (const { at, kind, text, minutes } of added) addEvent.run(id, at, kind, text, minutes)
      }
    }),
    events: (id) => events.all(id),
    draft: (id, address) => draft.get(id, address) ?? null,
    saveDraft(id, address, saved) {
      if (saved === null) forgetDraft.run(id, address)
      else writeDraft.run(id, address, saved.subject, saved.body)
    },
    remove: db.transaction((id: string) => {
      for (const statement of forget) statement.run(id)
      removeRequest.run(id)
    }),
  }
}

function readRow({ id, block, group_key: key, state, rank, created_at: createdAt, facts }: RequestRow) {
  return { ...(JSON.parse(facts) as object), id, block, key, state, rank, createdAt } as CampaignRequest
}
