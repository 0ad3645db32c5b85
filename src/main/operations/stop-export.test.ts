import { expect, test } from 'vitest'
import type { JudgedScan } from '../../shared/domain/scan-evidence.ts'
import { numbers } from '../engine/judge/evidence.test-support.ts'
import { judged } from '../engine/judge/sample-scan.test-support.ts'
import type { Breathe } from '../output/reports/breathe.ts'
import { buildReport } from '../output/reports/report-model/build-report.ts'
import { scanCsv } from '../output/reports/scan-csv.ts'
import { scanHtml } from '../output/reports/scan-html.ts'
import { scanJsonText } from '../output/reports/scan-json.ts'
import { scanXlsx } from '../output/reports/scan-xlsx.ts'

const listed = Object.fromEntries(numbers(0, 4999).map((n) => [n * 2, '127.0.0.2']))
const scan = judged('10.0.0.0/16', [{ list: { id: 'bl' }, listed }])

const writers: Readonly<Record<string, (from: JudgedScan, breathe: Breathe) => Promise<unknown>>> = {
  JSON: (from, breathe) => scanJsonText(from, { breathe }),
  HTML: (from, breathe) => scanHtml(buildReport(from), breathe),
  XLSX: (from, breathe) => scanXlsx(buildReport(from), breathe),
  CSV: scanCsv,
}

test.each(Object.keys(writers))('%s is given up in the middle, and tells how far it was', async (format) => {
  const shares: number[] = []
  const breathe: Breathe = (share) => {
    shares.push(share)
    return share > 0.4 ? Promise.reject(new Error('given up')) : undefined
  }
  await expect(writers[format]?.(scan, breathe)).rejects.toThrow('given up')
  expect(shares.at(-1)).toBeLessThan(0.9)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
})
