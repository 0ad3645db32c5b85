import type Database from 'better-sqlite3'
import type { BounceDay, BounceGroup, KeptBounce, StoredBounce } from '../../shared/domain/bounce.ts'

interface GroupRow {
  readonly id: string
  readonly direction: BounceGroup['direction']
  readonly operator_id: string | null
  readonly zone: string | null
  readonly address: string | null
  readonly cause: BounceGroup['cause']
  readonly events: number
  readonly first_at: string | null
  readonly last_at: string | null
  readonly decided_by: string
}

interface EventRow {
  readonly source: string
  readonly at: string | null
  readonly cause: BounceGroup['cause']
  readonly remote_host: string | null
  readonly recipient: string | null
  readonly smtp_code: number | null
  readonly enhanced_code: string | null
  readonly lookup_url: string | null
  readonly text: string
}

/** Events of one group whose text is kept: they say the same, and a log may hold a hundred thousand of them. */
const MAX_TEXTS = 200
const MAX_DAYS = 30

/** Refusals that were read from logs and bounce mails, by who blocks which address. */
export interface BouncesTable {
  /** Keeps events that are not known yet, in one transaction; returns how many were new. */
  keep(bounces: readonly KeptBounce[]): number
  /** Every group, most events first. */
  groups(): readonly BounceGroup[]
  /** One group, or null. */
  group(groupId: string): BounceGroup | null
  /** Events of a group whose text was kept, newest first, those without a time last. */
  events(groupId: string): readonly StoredBounce[]
  /** Deletes one group with its events, or everything. */
  forget(groupId: string | null): void
}

/** The bounces of an open database. */
export function bouncesTable(db: Database.Database): BouncesTable {
  const addEvent = db.prepare('INSERT OR IGNORE INTO bounce_events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const addGroup = db.prepare(
    `INSERT INTO bounce_groups VALUES (?, ?, ?, ?, ?, ?, 0, NULL, NULL, '[]') ON CONFLICT (id) DO NOTHING`,
  )
  const grow = db.prepare(
    `UPDATE bounce_groups SET events = events + 1, decided_by = @decidedBy,
       first_at = CASE WHEN @at IS NULL THEN first_at ELSE min(coalesce(first_at, @at), @at) END,
       last_at = CASE WHEN @at IS NULL THEN last_at ELSE max(coalesce(last_at, @at), @at) END
     WHERE id = @id`,
  )
  const addDay = db.prepare(
    `INSERT INTO bounce_days VALUES (?, ?, 1) ON CONFLICT (group_id, day) DO UPDATE SET events = events + 1`,
  )
  const one = db.prepare<[string], GroupRow>('SELECT * FROM bounce_groups WHERE id = ?')
  const all = db.prepare<[], GroupRow>('SELECT * FROM bounce_groups ORDER BY events DESC, id')
  const days = db.prepare<[string], BounceDay>(
    `SELECT day, events FROM bounce_days WHERE group_id = ? ORDER BY day DESC LIMIT ${MAX_DAYS}`,
  )
  const eventsOf = db.prepare<[string], EventRow>(
    `SELECT source, at, cause, remote_host, recipient, smtp_code, enhanced_code, lookup_url, text FROM bounce_events
     WHERE group_id = ? AND text <> '' ORDER BY at IS NULL, at DESC LIMIT ${MAX_TEXTS}`,
  )
  const forgetting = ['bounce_events', 'bounce_days'].map((table) => ({
    one: db.prepare(`DELETE FROM ${table} WHERE group_id = ?`),
    all: db.prepare(`DELETE FROM ${table}`),
  }))
  const forgetGroup = db.prepare('DELETE FROM bounce_groups WHERE id = ?')
  const forgetGroups = db.prepare('DELETE FROM bounce_groups')

  const read = (row: GroupRow): BounceGroup => ({
    id: row.id,
    direction: row.direction,
    operatorId: row.operator_id,
    zone: row.zone,
    address: row.address,
    cause: row.cause,
    events: row.events,
    first: row.first_at,
    last: row.last_at,
    days: days.all(row.id).toReversed(),
    decidedBy: JSON.parse(row.decided_by) as string[],
  })

  function keepOne({ groupId, fingerprint, event }: KeptBounce): boolean {
    const { direction, operatorId, zone, listedIp, cause, at } = event
    addGroup.run(groupId, direction, operatorId, zone, listedIp, cause)
    const known = one.get(groupId)
    const text = (known?.events ?? 0) < MAX_TEXTS ? event.text : ''
    const { source, remoteHost, recipient, smtpCode, enhancedCode, lookupUrl } = event
    const row = [source, remoteHost, recipient, smtpCode, enhancedCode, lookupUrl, text]
    if (addEvent.run(fingerprint, groupId, at, cause, ...row).changes === 0) return false
    const decidedBy = new Set([...(JSON.parse(known?.decided_by ?? '[]') as string[]), ...event.decidedBy])
    grow.run({ id: groupId, at, decidedBy: JSON.stringify([...decidedBy]) })
    if (at !== null) addDay.run(groupId, at.slice(0, 10))
    return true
  }

  return {
    keep: db.transaction((bounces: readonly KeptBounce[]) => bounces.filter(keepOne).length),
    groups: () => all.all().map(read),
    group(groupId) {
      const row = one.get(groupId)
      return row ? read(row) : null
    },
    events: (groupId) =>
      eventsOf.all(groupId).map(({ remote_host, smtp_code, enhanced_code, lookup_url, ...rest }) => ({
        ...rest,
        remoteHost: remote_host,
        smtpCode: smtp_code,
        enhancedCode: enhanced_code,
        lookupUrl: lookup_url,
      })),
    forget: db.transaction((groupId: string | null) => {
      for (const table of forgetting) void (groupId === null ? table.all.run() : table.one.run(groupId))
      void (groupId === null ? forgetGroups.run() : forgetGroup.run(groupId))
    }),
  }
}
