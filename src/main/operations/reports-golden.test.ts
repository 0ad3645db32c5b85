import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Case } from '../../shared/domain/case.ts'
import { rangesOfTargets } from '../../shared/domain/ranges-of-targets.ts'
import type { JudgedScan, ScanEvidence } from '../../shared/domain/scan-evidence.ts'
import { pdfFonts } from '../output/reports/pdf/pdf-fonts.test-support.ts'
import { scanPdf } from '../output/reports/pdf/scan-pdf.ts'
import { readTargets } from '../output/reports/read-range.ts'
import { buildReport } from '../output/reports/report-model/build-report.ts'
import { scanCsv } from '../output/reports/scan-csv.ts'
import { scanHtml } from '../output/reports/scan-html.ts'
import { generatedEvidence } from './generated-scans.test-support.ts'
import { vetPractice } from './vet-practice.test-support.ts'

// What reports say of thirteen scans, kept as text beside this file. After a change that is meant:
// npx vitest run --project node src/main/operations/reports-golden -u, then read the difference.
// The judgement is a plain one of this file, so that a new rule changes no golden text.

let all: readonly ScanEvidence[]

beforeAll(async () => {
  const practice = await vetPractice()
  all = [...practice.map(({ evidence }) => evidence), ...generatedEvidence]
})

function judgePlainly(evidence: ScanEvidence): JudgedScan {
  const targets = readTargets(evidence.scan)
  const cases = evidence.lists.flatMap(({ list }): Case[] => {
    const listed = evidence.listings.filter(({ listId }) => listId === list.id).map(({ target }) => target)
    if (listed.length === 0) return []
    return [
      {
        id: `case-of-${list.id}`,
        kind: 'listing',
        operatorId: list.operatorId,
        operatorName: list.operatorName,
        listId: list.id,
        listName: list.name,
        scope: 'address',
        reference: null,
        ranges: rangesOfTargets(
          [...new Set(listed)].sort((a, b) => a - b),
          targets,
        ),
        addresses: new Set(listed).size,
        codes: [],
        means: ['Listed'],
        policy: false,
        severity: 'high',
        method: 'form',
        whoMayAsk: 'user',
        requests: 1,
        effortHours: [0.5, 1.5],
        effortBasis: 'Golden.',
        delayHours: [12, 48],
        delayNote: null,
        url: 'https://removal.example/',
        email: null,
        needsFirst: [],
        corrected: [],
        userNote: '',
        unverified: [],
        confidence: 'high',
      },
    ]
  })
  return {
    evidence,
    cases,
    verdict: {
      decision: cases.length === 0 ? 'accept' : 'conditional',
      headline: `A plain judgement with ${cases.length} cases.`,
      rules: 0,
      coverage: 0.95,
      effortHours: [cases.length * 0.5, cases.length * 1.5],
      calendar: { days: [1, 2], firstDay: ['2026-11-24', '2026-11-25'], path: [], open: [] },
      notExamined: [],
      reasons: [
        { code: 'plain', text: 'Plain.', calls: 'accept', weight: 0.5, listIds: [], caseIds: [], part: null },
      ],
    },
  }
}

/** The words of a page, one block element a line, cut where ranges make it long; the hashes stand for the whole. */
function wordsOf(page: string): string {
  return page
    .replace(/<h2>Listings<\/h2>.*<h2>Method/s, '<h2>Method')
    .replaceAll(/<style>.*?<\/style>|<svg.*?<\/svg>/gs, '')
    .replaceAll(/<\/(?:p|h1|h2|tr|dd|li|div|title)>/g, '\n')
    .replaceAll(/<\/t[dh]>/g, ' | ')
    .replaceAll(/<[^>]*>/g, ' ')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .map((line) => (line.length > 240 ? `${line.slice(0, 240)}…` : line))
    .join('\n')
}

const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex')

describe.each(Array.from({ length: 13 }, (_, n) => n))('scan %i', (n) => {
  test('says what it said before', async () => {
    const judged = judgePlainly(all[n] as ScanEvidence)
    const report = buildReport(judged)
    const page = await scanHtml(report)
    const pdf = Buffer.from(await scanPdf(report, { paper: 'a4', fonts: pdfFonts })).toString('latin1')
    const golden = [
      wordsOf(page),
      '',
      `HTML ${hashOf(page)}`,
      `CSV ${hashOf(await scanCsv(judged))}`,
      `PDF pages ${pdf.match(/\/Type \/Page\b/g)?.length}`,
    ]
    await expect(`${golden.join('\n')}\n`).toMatchFileSnapshot(`golden-reports/scan-${n}.txt`)
  })
})
