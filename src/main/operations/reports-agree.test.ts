import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import type { JudgedScan } from '../../shared/domain/scan-evidence.ts'
import { judged } from '../engine/judge/sample-scan.test-support.ts'
import { buildReport } from '../output/reports/report-model/build-report.ts'
import { scanCsv } from '../output/reports/scan-csv.ts'
import { scanHtml } from '../output/reports/scan-html.ts'
import { scanJsonText } from '../output/reports/scan-json.ts'
import { scanTable } from '../output/reports/scan-table.ts'
import { scanXlsx } from '../output/reports/scan-xlsx.ts'
import { generatedScans } from './generated-scans.test-support.ts'
import { readSheets } from './read-sheets.test-support.ts'
import { vetPractice } from './vet-practice.test-support.ts'

// The numbers are read back out of each format, as somebody who has only that file would, and compared.

let scans: readonly JudgedScan[]

beforeAll(async () => {
  scans = [...(await vetPractice()), ...generatedScans]
})

const rate = { hourlyRate: 37, currency: 'EUR' }

const number = (text: string | undefined): number => Number((text ?? 'none').replaceAll(',', ''))

async function fromJson(judged: JudgedScan) {
  const { totals, lists, cases, listings, unknowns, addresses, verdict, workCost } = JSON.parse(
    await scanJsonText(judged, { rate }),
  )
  const listed = new Set(listings.map(({ address }: { address: string }) => address)).size
  const sum = (key: string): number =>
    lists.reduce((all: number, list: Record<string, number>) => all + (list[key] ?? 0), 0)
  expect([sum('listed'), sum('clear'), sum('noted'), sum('unknown')]).toEqual([
    totals.listed,
    totals.clear,
    totals.noted,
    totals.unknown,
  ])
  const named = unknowns.reduce((all: number, run: { addresses: number }) => all + run.addresses, 0)
  expect(named).toBe(totals.unknown)
  return {
    addresses,
    listedAddresses: listed,
    checks: totals.checks,
    listed: totals.listed,
    clear: totals.clear,
    noted: totals.noted,
    unknown: totals.unknown,
    cases: cases.length,
    coverage: Math.floor(verdict.coverage * 100 + 1e-9),
    cost: (workCost?.cost ?? [0, 0]).map(Math.round),
  }
}

/** `60–180 EUR at 60 EUR an hour`: low and high; nothing to pay is not said. */
function costIn(text: string): readonly number[] {
  const said = /([\d,]+)(?:–([\d,]+))? EUR at 37 EUR an hour; paid removal is never recommended/.exec(text)
  return said ? [number(said[1]), number(said[2] ?? said[1])] : [0, 0]
}

/** Sentences that the HTML page and the terminal share. */
function fromWords(text: string) {
  const checks = /([\d,]+) listed, ([\d,]+) clear, ([\d,]+) noted, ([\d,]+) unknown/.exec(text)
  const listed = /([\d,]+) of ([\d,]+) (?:address|\/64 network)/.exec(text.slice(text.indexOf('Listed')))
  return {
    addresses: number(listed?.[2]),
    listedAddresses: number(listed?.[1]),
    listed: number(checks?.[1]),
    clear: number(checks?.[2]),
    noted: number(checks?.[3]),
    unknown: number(checks?.[4]),
  }
}

async function fromHtml(judged: JudgedScan) {
  const page = await scanHtml(buildReport(judged, rate))
  const text = page.replaceAll(/<style>.*?<\/style>/gs, '').replaceAll(/<[^>]*>/g, ' ')
  return {
    ...fromWords(text),
    checks: number(/Checks\s+([\d,]+) on/.exec(text)?.[1]),
    cases: page.match(/<tr id="case-/g)?.length ?? 0,
    cost: costIn(text),
    coverage: number(/Coverage (\d+) %/.exec(text)?.[1]),
  }
}

async function fromXlsx(judged: JudgedScan) {
  const sheets = readSheets(unzipSync(await scanXlsx(buildReport(judged, rate))))
  const summary = new Map((sheets.get('Summary') ?? []).map(([label, value]) => [label, value]))
  const at = (label: string): number => Number(summary.get(label))
  const rows = (name: string): number =>
    (sheets.get(name) ?? []).length - (judged.evidence.scan.practice ? 2 : 1)
  expect(rows('Listings')).toBe(judged.evidence.listings.length)
  expect(at('Checks listed')).toBe(rows('Listings'))
  return {
    addresses: at('Addresses'),
    listedAddresses: at('Listed addresses'),
    checks: at('Checks'),
    listed: at('Checks listed'),
    clear: at('Checks clear'),
    noted: at('Checks noted'),
    unknown: at('Checks unknown'),
    cases: rows('Cases'),
    cost: ['low', 'high'].map((end) =>
      Math.round(summary.has(`Cost of work, ${end} (EUR)`) ? at(`Cost of work, ${end} (EUR)`) : 0),
    ),
    coverage: Math.floor(at('Coverage') * 100 + 1e-9),
  }
}

async function fromCsv(judged: JudgedScan) {
  const [head = '', ...lines] = (await scanCsv(judged)).trimEnd().split('\n')
  const names = head.replaceAll('"', '').split(',')
  const rows = lines.map((line) => {
    const cells = [...line.matchAll(/"((?:[^"]|"")*)"/g)].map((cell) => cell[1] ?? '')
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
  })
  const listed = rows.filter(({ outcome }) => outcome === 'listed')
  const unknown = rows.filter(({ outcome }) => outcome === 'unknown')
  return {
    listedAddresses: new Set(listed.map(({ address }) => address)).size,
    listed: listed.length,
    unknown: unknown.reduce((sum, { addresses }) => sum + Number(addresses), 0),
  }
}

describe.each(Array.from({ length: 13 }, (_, n) => n))('scan %i', (n) => {
  const scan = (): JudgedScan => scans[n] as JudgedScan

  test('says the same numbers in JSON, HTML, XLSX, CSV and on the terminal', async () => {
    const json = await fromJson(scan())
    expect(await fromHtml(scan())).toEqual(json)
    expect(await fromXlsx(scan())).toEqual(json)
    expect(json).toMatchObject(await fromCsv(scan()))
    const table = scanTable(scan(), { width: 300, color: false }, rate)
    expect(json).toMatchObject({ ...fromWords(table), cost: costIn(table) })
  })
})

test('the workbook has no zero hours where nobody answered', async () => {
  const silent = judged('203.0.113.0/24', [
    { list: { id: 'bl' }, health: 'unreachable', unknown: { cause: 'unhealthy-list', from: 0, to: 255 } },
  ])
  const clean = judged('203.0.113.0/24', [{ list: { id: 'bl' }, listed: [] }])
  const effortOf = async (scan: JudgedScan) =>
    readSheets(unzipSync(await scanXlsx(buildReport(scan))))
      .get('Summary')
      ?.filter(([label]) => String(label).startsWith('Effort'))
      .map(([, value]) => value)
  expect(await effortOf(silent)).toEqual(['not known', 'not known'])
  expect(await effortOf(clean)).toEqual([0, 0])
})
