import type { JudgedScan, ScanEvidence } from '../../../shared/domain/scan-evidence.ts'
import { targetWords } from '../../../shared/domain/target-words.ts'
import type { Reason } from '../../../shared/domain/verdict.ts'
import { countChecks } from './count-checks.ts'
import { escapeHtml } from './escape-html.ts'
import { heatMapSvg, mapLegend } from './heat-map-svg.ts'
import { readCells } from './read-cells.ts'
import { readTargets } from './read-range.ts'
import { reportStyle } from './report-style.ts'
import { casesTable, listingsTable, listsTable, unknownsTable } from './report-tables.ts'
import {
  decisionWords,
  describeHours,
  describeMoment,
  describeNumber,
  describePath,
  describePercent,
  describeQuantity,
  isUnusable,
  notExamined,
} from './report-words.ts'

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

const BAR_WIDTH = 400

/**
 * A judged scan as one self-contained HTML page: no script, nothing fetched, light or dark after the system, fit to
 * print. Every text from outside is escaped; unknown is hatched everywhere; a practice scan says so first.
 */
export function scanHtml(judged: JudgedScan): string {
  const { evidence, cases, verdict } = judged
  const { scan } = evidence
  const targets = readTargets(scan)
  const practice = scan.practice
    ? '<p class="practice">Practice: these addresses, lists and listings are made up.</p>'
    : ''
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${escapeHtml(scan.block)}: ${decisionWords[verdict.decision]}${scan.practice ? ' (practice)' : ''}</title><style>${reportStyle}</style></head>
<body>${practice}<header><div class="eyebrow"><span class="mono">${escapeHtml(scan.block)}</span><span>${decisionWords[verdict.decision]}</span><span>${describeMoment(scan.finishedAt ?? scan.startedAt)}</span>${scan.state === 'finished' ? '' : '<span class="tag unknown">Scan not finished</span>'}</div>
<h1>${escapeHtml(verdict.headline)}</h1></header>
<div class="top"><div>${heatMapSvg(readCells(judged, targets), targets)}${legend()}</div>
<div>${coverageBar(verdict.coverage)}${facts(judged)}<h2>Reasons</h2>${reasonList(verdict.reasons)}</div></div>
<h2>Cases</h2>${casesTable(cases)}
<h2>Lists</h2>${unusableSentence(evidence)}${listsTable(evidence)}
<h2>Unknown</h2>${unknownsTable(evidence)}
<h2>Listings</h2>${listingsTable(judged, evidence.listings)}
<h2>Notes of allow and info lists</h2><p class="dim">Neither listings nor clear answers.</p>${listingsTable(judged, evidence.notes)}
<footer>${notExamined.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}<p>Blockvet, scan <span class="mono">${escapeHtml(scan.id)}</span>, catalogue ${escapeHtml(scan.catalogueVersion)}, rules ${verdict.rules}.</p></footer>
</body></html>
`
}

/** Known in one piece, the rest hatched; the number is rounded down. */
function coverageBar(coverage: number): string {
  const known = Math.floor(coverage * BAR_WIDTH)
  const label = `Coverage ${describePercent(coverage)} of the weighted checks`
  return `<p>${label}; 90 % are needed for a verdict.</p><svg class="bar" viewBox="0 0 ${BAR_WIDTH} 12" width="${BAR_WIDTH}" role="img" aria-label="${label}"><rect class="c-known" x="0" y="0" width="${known}" height="12"/><rect class="c-hatched" x="${known}" y="0" width="${BAR_WIDTH - known}" height="12"/></svg>`
}

function facts({ evidence, cases, verdict }: JudgedScan): string {
  const { scan, lists } = evidence
  const { checked, listed, clear, noted, unknown } = countChecks(evidence)
  const figure = describeNumber
  const rows: readonly (readonly [string, string])[] = [
    [
      'Listed',
      `${figure(evidence.listedAddresses)} of ${describeQuantity(scan.targets, ...targetWords(scan))}`,
    ],
    ['Cases', `${figure(cases.length)}, ${describeHours(verdict.effortHours)} of work`],
    [
      'Checks',
      `${figure(checked)} on ${figure(lists.length)} lists: ${figure(listed)} listed, ${figure(clear)} clear, ${figure(noted)} noted, ${figure(unknown)} unknown`,
    ],
    [
      'Asked',
      `${describeMoment(scan.startedAt)} to ${describeMoment(scan.finishedAt)}, ${figure(scan.queriesSent)} queries`,
    ],
    ['Path', describePath(scan.settings.path)],
    ['Catalogue', scan.catalogueVersion],
  ]
  return `<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value, 2000)}</dd>`).join('')}</dl>`
}

function reasonList(reasons: readonly Reason[]): string {
  const items = reasons.map(({ text, listIds, caseIds }) => {
    const links = [
      ...caseIds.slice(0, 3).map((id) => `<a href="#case-${escapeHtml(id)}">case</a>`),
      ...(caseIds.length === 0
        ? listIds.slice(0, 3).map((id) => `<a href="#list-${escapeHtml(id)}">${escapeHtml(id)}</a>`)
        : []),
    ]
    return `<li>${escapeHtml(text, 1000)} <span class="dim">${links.join(' ')}</span></li>`
  })
  return `<ol class="reasons">${items.join('')}</ol>`
}

function unusableSentence({ lists }: ScanEvidence): string {
  const unusable = lists.filter(isUnusable).length
  if (unusable === 0) return ''
  const which =
    unusable === 1
      ? '1 list could not be used: all its checks are'
      : `${unusable} lists could not be used: all their checks are`
  return `<p><span class="tag unknown">Unknown</span> ${which} unknown.</p>`
}

function legend(): string {
  const items = mapLegend.map(({ fill, mark, words }) => {
    const shape =
      fill === 'unknown'
        ? '<rect class="c-outline" x="1" y="1" width="14" height="14"/><rect class="c-hatched" x="1" y="1" width="14" height="14"/>'
        : `<rect class="${fill === 'allowed' ? 'c-clear c-allowed' : `c-${fill}`}" x="1" y="1" width="14" height="14"/>${mark === '' ? '' : `<text class="m on-${fill}" x="8" y="12">${mark}</text>`}`
    return `<span><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">${shape}</svg>${words}</span>`
  })
  return `<div class="legend">${items.join('')}</div>`
}
