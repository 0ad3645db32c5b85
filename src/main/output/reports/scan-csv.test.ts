import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { judged, sampleScan } from '../../engine/judge/sample-scan.test-support.ts'
import { scanCsv } from './scan-csv.ts'

/** Reads quoted CSV, as RFC 4180 has it. */
function readCsv(text: string): readonly Record<string, string>[] {
  const rows = [...text.matchAll(/("(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*)\n/g)].map((row) =>
    [...(row[1] ?? '').matchAll(/"((?:[^"]|"")*)"/g)].map((cell) => (cell[1] ?? '').replaceAll('""', '"')),
  )
  const [head = [], ...body] = rows
  return body.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])))
}

test('has one row per listing and one per unknown range', async () => {
  const rows = readCsv(await scanCsv(sampleScan))
  expect(rows.filter(({ outcome }) => outcome === 'listed')).toHaveLength(10)
  expect(rows.filter(({ outcome }) => outcome === 'unknown')).toMatchObject([
    { list: 'bl', address: '203.0.113.250-203.0.113.255', addresses: '6', cause: 'timeout', health: '' },
    {
      list: 'dead',
      address: '203.0.113.0-203.0.113.255',
      addresses: '256',
      cause: 'unhealthy-list',
      health: 'unreachable',
    },
  ])
  expect(rows[0]).toMatchObject({
    block: '203.0.113.0/24',
    practice: 'no',
    address: '203.0.113.3',
    list: 'bl',
    zone: 'bl.example',
    severity: 'high',
    policy: 'no',
    codes: '127.0.0.2',
    means: 'Spam source',
  })
})

/** What a spreadsheet would make of a row: cells at commas, and in other countries at semicolons. */
const runsAsFormula = (text: string): boolean =>
  text.split('\n').some((row) => /^[=+\-@\t\r]/.test(row) || /(?:^|[",;])"?[ ]*[=+\-@\t\r]/.test(row))

test('no cell is a formula, and no control character or line end of a stranger is left', async () => {
  const text = await scanCsv(sampleScan)
  expect(runsAsFormula(text)).toBe(false)
  expect(text).toContain("'=1+1")
  expect(text).toContain('<script>')
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u)
})

test('holds for whatever a list writes', async () => {
  const hostile = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', '|', ' ', 'a', '\u001b'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { maxLength: 3 }), async (text) => {
      const csv = await scanCsv(
        judged('203.0.113.0/30', [{ list: { id: 'bl' }, listed: { 1: { codes: ['127.0.0.2'], text } } }]),
      )
      expect(csv.trimEnd().split('\n')).toHaveLength(2)
      const [row] = readCsv(csv)
      expect(row?.['text']).toMatch(/^(?![=+\-@\t\r])/)
      expect(row?.['text']).not.toMatch(/[;|]\s*[=+\-@]/)
    }),
    { numRuns: 500 },
  )
})

test('a clean scan is a head alone', async () => {
  const csv = await scanCsv(judged('203.0.113.0/30', [{ list: { id: 'bl' } }]))
  expect(csv.trimEnd().split('\n')).toHaveLength(1)
})
