import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import { numbers } from '../../../engine/judge/evidence.test-support.ts'
import { judged, sampleScan } from '../../../engine/judge/sample-scan.test-support.ts'
import { buildReport } from '../report-model/build-report.ts'
import { pdfFonts } from './pdf-fonts.test-support.ts'
import { scanPdf } from './scan-pdf.ts'

const write = (scan: JudgedScan, paper: 'a4' | 'letter' = 'a4') =>
  scanPdf(buildReport(scan), { paper, fonts: pdfFonts })

/** All objects and page contents as text, streams inflated. */
function readPdf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1')
  return text.replaceAll(/stream\n([\s\S]*?)\nendstream/g, (whole, body: string) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
    } catch {
      return whole
    }
  })
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

test('the same scan makes the same bytes, another one does not', async () => {
  const [first, second, letter] = [
    await write(sampleScan),
    await write(sampleScan),
    await write(sampleScan, 'letter'),
  ]
  expect(Buffer.compare(first, second)).toBe(0)
  expect(Buffer.compare(first, letter)).not.toBe(0)
})

test('carries the date of the scan, never that of the writing', async () => {
  const text = readPdf(await write(sampleScan))
  expect(text).toContain('(D:20261123090200Z)')
  expect(count(text, /\(D:\d+Z\)/g)).toBe(count(text, /\(D:20261123090200Z\)/g))
})

test('is tagged, in English, with bookmarks and embedded fonts', async () => {
  const text = readPdf(await write(sampleScan))
  expect(text).toMatch(/\/Marked true/)
  expect(text).toMatch(/\/Lang \(en\)/)
  expect(count(text, /\/Title \(Annex [A-F]: /g) + count(text, /\/Title \(Summary\)/g)).toBe(7)
  expect(count(text, /\/FontFile2/g)).toBeGreaterThanOrEqual(3)
  for (const type of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'Figure', 'L', 'LI'])
    expect(text).toMatch(new RegExp(`/S /${type}\\b`))
  expect(text).toMatch(/\/Scope \/Column/)
  expect(text).toMatch(/\/Alt \(Heat map of 203\.0\.113\.0\/24/)
})

test('comes on A4 and on Letter, portrait first', async () => {
  expect(readPdf(await write(sampleScan))).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/)
  expect(readPdf(await write(sampleScan, 'letter'))).toMatch(/\/MediaBox \[0 0 612 792\]/)
})

test('draws a cell for each of 1,024 addresses, and no more for a /16', async () => {
  const rectangles = async (block: string): Promise<number> => {
    const text = readPdf(await write(judged(block, [{ list: { id: 'bl' } }])))
    return count(text, / re$/gm)
  }
  expect(await rectangles('10.0.0.0/22')).toBeGreaterThan(1024)
  expect(await rectangles('10.0.0.0/16')).toBeLessThan(1200)
})

test('the heading of a table stands again on each of its pages, outside of the tagged table', async () => {
  const stories = numbers(0, 79).map((n) => ({ list: { id: `list-${n}`, name: `List number ${n}` } }))
  const text = readPdf(await write(judged('203.0.113.0/28', stories)))
  expect(count(text, /\/Artifact <<\n\/Type \/Pagination/g)).toBeGreaterThan(3)
  expect(count(text, /\/S \/TH\b/g)).toBe(8)
})

test('the fonts are the published files', () => {
  const folder = path.join(import.meta.dirname, '../../../../../resources/fonts')
  const lines = readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n')
  expect(lines).toHaveLength(12)
  for (const line of lines) {
    const [hash, name = ''] = line.split(/\s+/)
    const found = createHash('sha256')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex')
    expect(`${name} ${found}`).toBe(`${name} ${hash}`)
  }
})
