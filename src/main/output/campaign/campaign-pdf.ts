import type { CampaignRow, RequestEvent, RequestState } from '../../../shared/domain/campaign.ts'
import { isMadeOfBounces } from '../../../shared/domain/campaign.ts'
import { removalProof } from '../../../shared/domain/removal-proof.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import { PdfTable } from '../reports/pdf/draw-table.ts'
import type { PdfFonts } from '../reports/pdf/pdf-faces.ts'
import { type PaperSize, PdfPaper } from '../reports/pdf/pdf-paper.ts'
import { drawHeading, pdfStyles } from '../reports/pdf/pdf-styles.ts'
import type { ReportCell, ReportColumn, ReportRow } from '../reports/report-model/report.ts'
import { describeMoment, describeQuantity } from '../reports/report-words.ts'

/** A request with what happened to it, newest first. */
export interface ToldRequest {
  readonly row: CampaignRow
  readonly events: readonly RequestEvent[]
}

/** What the report is written on and with. */
export interface CampaignPdfOptions {
  readonly paper: PaperSize
  readonly fonts: PdfFonts
  /** Date of the report, Unix ms. */
  readonly now: number
  /** The sentence that marks practice; empty otherwise. */
  readonly mark: string
}

const MOST_TEXT = 600
const MOST_RANGES = 12

const stateWords: Readonly<Record<RequestState, string>> = {
  'to-write': 'To write',
  ready: 'Ready to send',
  sent: 'Sent',
  waiting: 'Runs out by itself',
  answered: 'Answered',
  removed: 'Removed',
  refused: 'Refused',
  'given-up': 'Given up',
}

const requestColumns: readonly ReportColumn[] = [
  { title: 'Operator, list', kind: 'text', width: 20 },
  { title: 'Addresses', kind: 'mono', width: 20 },
  { title: 'State', kind: 'text', width: 12 },
  { title: 'Found', kind: 'mono', width: 11 },
  { title: 'Sent', kind: 'mono', width: 11 },
  { title: 'Closed', kind: 'mono', width: 11 },
  { title: 'Proof', kind: 'text', width: 34 },
]

const eventColumns: readonly ReportColumn[] = [
  { title: 'When', kind: 'mono', width: 16 },
  { title: 'What', kind: 'text', width: 10 },
  { title: 'Says', kind: 'text', width: 84 },
]

/**
 * What was listed, asked and removed, and when, with the proof: a tagged PDF of one table and the timeline of each
 * request. Only looks at the list itself are told as proof; what was closed by hand says so.
 */
export function campaignPdf(
  told: readonly ToldRequest[],
  { paper: size, fonts, now, mark }: CampaignPdfOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const moment = new Date(now).toISOString()
  const title = 'Clean-up report'
  const footer = `${title} · ${moment.slice(0, 10)}`
  const paper = new PdfPaper({ size, fonts, title, moment, footer, mark })
  const newPage = (): void => paper.addPage('landscape')
  newPage()
  paper.bookmark(title)
  paper.paragraph(title, pdfStyles.verdict, { type: 'H1', most: 1 })
  paper.paragraph(summaryOf(told, moment), pdfStyles.dim)
  paper.y += 8
  for (const [block, requests] of Map.groupBy(told, ({ row }) => row.request.block))
    drawPart(paper, newPage, { title: block, columns: requestColumns, rows: requests.map(requestRow) })
  for (const request of told) {
    const { operator, list } = namesOf(request)
    const heading = `${request.row.request.block}, ${operator === list ? operator : `${operator}: ${list}`}`
    const rows = request.events.toReversed().map(eventRow)
    drawPart(paper, newPage, { title: heading, columns: eventColumns, rows })
  }
  return paper.finish()
}

interface Part {
  readonly title: string
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
}

function drawPart(paper: PdfPaper, newPage: () => void, { title, columns, rows }: Part): void {
  if (rows.length === 0) return
  if (paper.y + 60 > paper.bottom) newPage()
  paper.open('Sect')
  drawHeading(paper, title)
  const table = new PdfTable(paper, columns, newPage)
  for (const row of rows) table.add(row)
  table.end()
  paper.close()
  paper.y += 6
}

function summaryOf(told: readonly ToldRequest[], moment: string): string {
  const removed = told.filter(({ row }) => row.request.state === 'removed').length
  return `${describeQuantity(told.length, 'request')}, ${removed} removed. As of ${describeMoment(moment)}.`
}

function namesOf({ row }: ToldRequest) {
  const { cases } = row.request
  const lists = [...new Set(cases.map(({ listName }) => cleanStrangerText(listName, 80)))]
  return { operator: cleanStrangerText(cases[0]?.operatorName ?? '', 80), list: lists.join(', ') }
}

function requestRow(told: ToldRequest): ReportRow {
  const { request } = told.row
  const { operator, list } = namesOf(told)
  const ranges = [...new Set(request.cases.flatMap((entry) => entry.ranges))]
  const shown = ranges.slice(0, MOST_RANGES).join(', ')
  return {
    cells: [
      { ...cell(operator), notes: operator === list ? [] : [{ text: list }] },
      cell(ranges.length > MOST_RANGES ? `${shown}, and ${ranges.length - MOST_RANGES} more` : shown),
      cell(stateWords[request.state]),
      cell(request.createdAt.slice(0, 10)),
      cell(request.sentAt?.slice(0, 10) ?? '–'),
      cell(request.closedAt?.slice(0, 10) ?? '–'),
      cell(proofOf(told)),
    ],
  }
}

function proofOf({ row, events }: ToldRequest): string {
  if (row.request.state !== 'removed') return '–'
  const clean = removalProof(events)
  if (clean.length > 0) return clean.map(({ at, text }) => `${describeMoment(at)}: ${text}`).join(' ')
  return isMadeOfBounces(row.request)
    ? 'Closed by hand; bounces alone told of it.'
    : 'Closed by hand, without a look at the list.'
}

const eventRow = ({ at, kind, text }: RequestEvent): ReportRow => ({
  // The fonts have no arrow.
  cells: [cell(describeMoment(at)), cell(kind), cell(kind === 'state' ? text.replace('→', 'to') : text)],
})

function cell(text: string): ReportCell {
  const cleaned = cleanStrangerText(text, MOST_TEXT)
  return { value: cleaned, text: cleaned }
}
