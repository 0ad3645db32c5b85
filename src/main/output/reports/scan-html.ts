import { type Breathe, holdBreath } from './breathe.ts'
import { escapeHtml } from './escape-html.ts'
import { heatMapSvg, mapLegend } from './heat-map-svg.ts'
import { htmlTable } from './html-table.ts'
import { MOST_CELLS } from './read-cells.ts'
import type { Report, ReportFact, ReportReason, ReportTable } from './report-model/report.ts'
import { reportStyle } from './report-style.ts'

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

const BAR_WIDTH = 400

/**
 * A report as one self-contained HTML page: no script, nothing fetched, light or dark after the system, fit to
 * print. Every text from outside is escaped; unknown is hatched everywhere; a practice scan says so first.
 */
export async function scanHtml(report: Report, breathe: Breathe = holdBreath): Promise<string> {
  const { tables, targets } = report
  const practice = report.practice ? `<p class="practice">${report.practiceMark}</p>` : ''
  const sections: readonly ReportTable[] = [
    tables.cases,
    ...tables.surroundings,
    tables.lists,
    tables.unknowns,
    tables.listings,
    tables.notes,
  ]
  const total = sections.reduce((sum, { count }) => sum + count, 1)
  const written: string[] = []
  let done = 0
  for (const table of sections) {
    const before = done
    const text = await htmlTable(table, (rows) => breathe((before + rows) / total))
    written.push(`<h2>${escapeHtml(table.title)}</h2>${text}`)
    done += table.count
  }
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${escapeHtml(report.title)}</title><style>${reportStyle}</style></head>
<body>${practice}<header><div class="eyebrow"><span class="mono">${escapeHtml(report.block)}</span><span>${report.decisionWord}</span><span>${escapeHtml(report.date)}</span>${report.finished ? '' : '<span class="tag unknown">Scan not finished</span>'}</div>
<h1>${escapeHtml(report.headline)}</h1></header>
<main><div class="top"><div>${heatMapSvg(report.map(MOST_CELLS), targets)}${legend()}</div>
<div>${coverageBar(report)}${factList(report.facts)}<h2>Reasons</h2>${reasonList(report.reasons)}<h2>Clean-up</h2>${factList(report.cost)}</div></div>
${written.join('\n')}
<h2>Method</h2>${sentences(report.method)}
<h2>Limits</h2>${sentences([...report.notExamined, ...report.limits])}</main>
<footer><p>${escapeHtml(report.identity)}</p></footer>
</body></html>
`
}

const sentences = (lines: readonly string[]): string =>
  lines.map((line) => `<p>${escapeHtml(line, 2000)}</p>`).join('')

/** Known in one piece, the rest hatched; the number is rounded down. */
function coverageBar({ figures, coverageSentence }: Report): string {
  const known = Math.floor(figures.coverage * BAR_WIDTH)
  const label = escapeHtml(coverageSentence)
  return `<p>${label}</p><svg class="bar" viewBox="0 0 ${BAR_WIDTH} 12" width="${BAR_WIDTH}" role="img" aria-label="${label}"><rect class="c-known" x="0" y="0" width="${known}" height="12"/><rect class="c-hatched" x="${known}" y="0" width="${BAR_WIDTH - known}" height="12"/></svg>`
}

function factList(facts: readonly ReportFact[]): string {
  return `<dl>${facts.map(({ label, text }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(text, 2000)}</dd>`).join('')}</dl>`
}

function reasonList(reasons: readonly ReportReason[]): string {
  if (reasons.length === 0) return '<p>No reason against this block was found.</p>'
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
