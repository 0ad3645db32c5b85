import { stringify } from 'csv-stringify/sync'
import type { CampaignRow, RequestEvent } from '../../../shared/domain/campaign.ts'
import { removalProof } from '../../../shared/domain/removal-proof.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'

const columns = [
  'block',
  'operator',
  'list',
  'reference',
  'addresses',
  'ranges',
  'way',
  'state',
  'found_at',
  'sent_at',
  'reminders',
  'closed_at',
  'proof',
  'minutes',
  'next',
  'due_at',
  'scan',
] as const

/**
 * What was listed, asked and removed, and when: one line per request (RFC 4180, UTF-8, LF). A cell that a spreadsheet
 * would run begins with an apostrophe.
 */
export function campaignCsv(
  rows: readonly { readonly row: CampaignRow; readonly events: readonly RequestEvent[] }[],
): string {
  const lines = rows.map(({ row, events }) =>
    cellsOf(row, events).map((cell) => cleanStrangerText(cell, 2000)),
  )
  return stringify([[...columns], ...lines], { quoted: true, quoted_empty: true, escape_formulas: true })
}

function cellsOf(
  { request, next, minutesSpent }: CampaignRow,
  events: readonly RequestEvent[],
): readonly string[] {
  const { cases, mode, state } = request
  const proof = state === 'removed' ? removalProof(events) : []
  const all = (texts: readonly (string | null)[]): string =>
    [...new Set(texts.filter((text) => text !== null))].join(' ')
  return [
    request.block,
    cases[0]?.operatorName ?? '',
    all(cases.map(({ listName }) => listName)),
    all(cases.map(({ reference }) => reference)),
    String(cases.reduce((sum, { addresses }) => sum + addresses, 0)),
    all(cases.flatMap(({ ranges }) => ranges)),
    mode,
    state,
    request.createdAt,
    request.sentAt ?? '',
    String(request.reminders),
    request.closedAt ?? '',
    proof.map(({ at, text }) => `${at} ${text}`).join(' | '),
    String(minutesSpent),
    next.what,
    next.dueAt ?? '',
    request.scanId ?? '',
  ]
}
