import type { Case } from '../../../shared/domain/case.ts'
import { gradeCodes, worstSeverity } from '../../../shared/domain/grade-listing.ts'
import type { Severity } from '../../../shared/domain/impact.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import type { Scan } from '../../../shared/domain/scan.ts'
import type { JudgedScan, ListEvidence, ScanEvidence } from '../../../shared/domain/scan-evidence.ts'
import { completeUnknowns, countListChecks } from './count-checks.ts'
import { escapeHtml } from './escape-html.ts'
import {
  causeWords,
  describeDelay,
  describeHours,
  describeNumber,
  describeSource,
  healthOf,
  healthReason,
  healthWords,
  isUnusable,
  methodWords,
  scopeWords,
  severityWords,
  whoWords,
  whyNotProbed,
} from './report-words.ts'

/** More rows than this make a page that browsers choke on; the rest is in the CSV and the JSON, and the page says so. */
const MOST_ROWS = 5000
const MOST_RANGES = 40

/** The cases as an HTML table, worst first. */
export function casesTable(cases: readonly Case[]): string {
  if (cases.length === 0) return '<p>No case: there is nothing to have removed.</p>'
  const rows = cases.map(
    (
      entry,
    ) => `<tr id="case-${escapeHtml(entry.id)}"><td>${tag(entry.severity)}</td><td>${escapeHtml(entry.listName)}<br><span class="dim">${escapeHtml(entry.operatorName)}</span></td>
<td class="scope">${scopeWords[entry.scope]}${entry.reference === null ? '' : `<br><span class="mono">${escapeHtml(entry.reference)}</span>`}</td>
<td class="num">${describeNumber(entry.addresses)}</td><td class="mono">${rangeList(entry.ranges)}</td><td>${entry.means.map((means) => escapeHtml(means)).join('; ')}</td>
<td class="way">${methodWords[entry.method]}${contact(entry)}</td><td>${whoWords[entry.whoMayAsk]}</td><td class="num">${describeNumber(entry.requests)}</td>
<td class="num">${describeHours(entry.effortHours)}</td><td class="num">${describeDelay(entry.delayHours)}</td></tr>`,
  )
  const head = [
    'Severity',
    'List',
    'Scope',
    '#Addresses',
    'Ranges',
    'Says',
    'Way out',
    'Who may ask',
    '#Requests',
    '#Effort',
    '#Delay',
  ]
  return table(head, rows)
}

/** Every list with its health and counts; those whose answers could not be used stand first. */
export function listsTable({ lists, scan }: ScanEvidence): string {
  const ordered = [...lists.filter(isUnusable), ...lists.filter((entry) => !isUnusable(entry))]
  const rows = ordered.map((entry) => {
    const counts = countListChecks(entry, scan.targets)
    const unusable = isUnusable(entry)
    return `<tr${unusable ? ' class="loud"' : ''} id="list-${escapeHtml(entry.list.id)}"><td>${escapeHtml(entry.list.name)}</td><td class="mono">${escapeHtml(entry.list.zone)}${sourceNote(entry)}</td><td>${entry.list.polarity}, ${entry.list.impact}</td>
<td>${healthTag(entry, scan)} ${unusable || entry.before?.marked === true ? escapeHtml(healthReason(entry)) : ''}</td><td class="num">${describeNumber(counts.listed)}</td><td class="num">${describeNumber(counts.clear)}</td><td class="num">${describeNumber(counts.noted)}</td><td class="num${counts.unknown > 0 ? ' unknown' : ''}">${describeNumber(counts.unknown)}</td></tr>`
  })
  return table(['List', 'Zone', 'Kind, impact', 'Health', '#Listed', '#Clear', '#Noted', '#Unknown'], rows)
}

/** What has no answer, by list and cause, with the ranges. */
export function unknownsTable(evidence: ScanEvidence): string {
  const names = new Map(evidence.lists.map(({ list }) => [list.id, list.name]))
  const runs = completeUnknowns(evidence, evidence.scan.block)
  if (runs.length === 0) return '<p>Every check has an answer.</p>'
  const rows = runs.map(
    (
      run,
    ) => `<tr><td>${escapeHtml(names.get(run.listId) ?? run.listId)}</td><td>${causeWords[run.cause]}${run.health === null ? '' : `: ${healthWords[run.health].toLowerCase()}`}</td>
<td class="num unknown">${describeNumber(run.addresses)}</td><td class="mono">${run.ranges.length === 0 ? 'which ones is not stored' : rangeList(run.ranges)}</td></tr>`,
  )
  return table(['List', 'Cause', '#Addresses', 'Ranges'], rows)
}

/** Listings, or the notes of allow and info lists, one row each. */
export function listingsTable({ evidence }: JudgedScan, listings: readonly Listing[]): string {
  if (listings.length === 0) return '<p>None.</p>'
  const byId = new Map(evidence.lists.map((entry) => [entry.list.id, entry]))
  const rows = listings.slice(0, MOST_ROWS).map((listing) => listingRow(listing, byId.get(listing.listId)))
  const more = listings.length - rows.length
  const rest =
    more > 0 ? `<p>${describeNumber(more)} more rows are in the CSV and the JSON of this scan.</p>` : ''
  return `${table(['Address', 'List', 'Severity', 'Codes', 'Means', 'Text of the list', 'Seen'], rows)}${rest}`
}

function listingRow(
  { address, listId, codes, text, observedAt }: Listing,
  entry: ListEvidence | undefined,
): string {
  const graded = entry ? gradeCodes(entry.list, codes) : []
  const severity = entry?.list.polarity === 'block' ? tag(worstSeverity(entry.list, codes)) : ''
  return `<tr><td class="mono">${escapeHtml(address)}</td><td>${escapeHtml(entry?.list.name ?? listId)}</td><td>${severity}</td><td class="mono">${escapeHtml(codes.join(' '))}</td>
<td>${graded.map(({ means }) => escapeHtml(means)).join('; ')}</td><td class="mono">${text.map((line) => escapeHtml(line)).join('<br>')}</td><td class="num">${escapeHtml(observedAt.slice(0, 19).replace('T', ' '))}</td></tr>`
}

function contact({ url, email }: Case): string {
  const page =
    url !== null && /^https?:\/\//i.test(url)
      ? `<br><a href="${escapeHtml(url, 2000)}" rel="noopener noreferrer">${escapeHtml(url)}</a>`
      : ''
  return `${page}${email === null ? '' : `<br><span class="mono">${escapeHtml(email)}</span>`}`
}

function rangeList(ranges: readonly string[]): string {
  const more = ranges.length - MOST_RANGES
  const shown = ranges
    .slice(0, MOST_RANGES)
    .map((range) => escapeHtml(range))
    .join(', ')
  return more > 0 ? `${shown} and ${describeNumber(more)} more ranges` : shown
}

function sourceNote({ list }: ListEvidence): string {
  const source = describeSource(list)
  return source === '' ? '' : `<br><span class="dim">${escapeHtml(source)}</span>`
}

function healthTag(entry: ListEvidence, scan: Scan): string {
  const health = healthOf(entry)
  if (health === null) return `<span class="tag unknown">${whyNotProbed(entry, scan)}</span>`
  return `<span class="tag${isUnusable(entry) ? ' unknown' : ''}">${healthWords[health]}</span>`
}

const tag = (severity: Severity): string => `<span class="tag ${severity}">${severityWords[severity]}</span>`

/** A heading that begins with `#` stands over numbers. */
function table(head: readonly string[], rows: readonly string[]): string {
  const cells = head.map((name) =>
    name.startsWith('#')
      ? `<th scope="col" class="num">${name.slice(1)}</th>`
      : `<th scope="col">${name}</th>`,
  )
  return `<div class="wide"><table><thead><tr>${cells.join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>`
}
