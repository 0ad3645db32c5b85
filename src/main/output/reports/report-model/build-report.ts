import type { WorkRate } from '../../../../shared/domain/price-work.ts'
import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import { isShortOfAnswers } from '../../../../shared/domain/short-of-answers.ts'
import { targetWords } from '../../../../shared/domain/target-words.ts'
import { carriedSentences } from '../carried-sentences.ts'
import { describeNotExamined } from '../not-examined.ts'
import { readCells } from '../read-cells.ts'
import { readTargets } from '../read-range.ts'
import {
  asFarAsKnown,
  decisionWords,
  describeHours,
  describeMoment,
  describeNumber,
  describePath,
  describePercent,
  describeQuantity,
  healthReason,
  isUnusable,
  practiceMark,
} from '../report-words.ts'
import { casesTable } from './cases-table.ts'
import { costFacts } from './cost-facts.ts'
import { countFigures } from './count-figures.ts'
import { listingsTable, notesTable } from './listings-table.ts'
import { listsTable } from './lists-table.ts'
import { limitSentences, methodSentences } from './method-sentences.ts'
import type { Report, ReportFact, ReportFigures } from './report.ts'
import { surroundingsSentences } from './surroundings-sentences.ts'
import { surroundingsTables } from './surroundings-tables.ts'
import { unknownsTable } from './unknowns-table.ts'
import { cleanText } from './write-cell.ts'

/** Says once, for all formats, what there is to say of a judged scan; `rate` prices the work, null leaves money out. */
export function buildReport(judged: JudgedScan, rate: WorkRate | null = null): Report {
  const { evidence, cases, verdict } = judged
  const { scan } = evidence
  const figures = countFigures(judged, rate)
  const targets = readTargets(scan)
  const decisionWord = decisionWords[verdict.decision]
  return {
    scanId: cleanText(scan.id),
    block: cleanText(scan.block),
    practice: scan.practice,
    practiceMark: scan.practice ? practiceMark : '',
    finished: scan.state === 'finished',
    decision: verdict.decision,
    decisionWord,
    title: `${cleanText(scan.block)}: ${decisionWord}${scan.practice ? ' (practice)' : ''}`,
    headline: cleanText(verdict.headline),
    moment: scan.finishedAt ?? scan.startedAt,
    date: describeMoment(scan.finishedAt ?? scan.startedAt),
    targets,
    map: (mostCells) => readCells(evidence, targets, mostCells),
    figures,
    coverageSentence: `Coverage ${describePercent(verdict.coverage)} of the weighted checks; 90 % are needed for a verdict.`,
    facts: summaryFacts(judged, figures),
    reasons: verdict.reasons.map(({ text, caseIds, listIds }) => ({
      text: cleanText(text, 1000),
      caseIds: caseIds.map((id) => cleanText(id)),
      listIds: listIds.map((id) => cleanText(id)),
    })),
    cost: costFacts(judged, figures.workCost),
    unusable: evidence.lists
      .filter(isUnusable)
      .map((entry) => cleanText(`${entry.list.name}: ${healthReason(entry)}`)),
    surroundings: surroundingsSentences(evidence.surroundings, evidence.promisedCountry),
    tables: {
      cases: casesTable(cases),
      lists: listsTable(evidence),
      unknowns: unknownsTable(evidence),
      surroundings: surroundingsTables(evidence.surroundings),
      listings: listingsTable(evidence),
      notes: notesTable(evidence),
    },
    method: methodSentences(scan, figures),
    limits: limitSentences,
    notExamined: [...describeNotExamined(evidence.surroundings), ...carriedSentences(evidence)],
    identity: `Blockvet, scan ${cleanText(scan.id)}, catalogue ${cleanText(scan.catalogueVersion)}, rules ${verdict.rules}.`,
  }
}

function summaryFacts({ evidence, verdict }: JudgedScan, figures: ReportFigures): readonly ReportFact[] {
  const { scan } = evidence
  const figure = describeNumber
  const { listedAddresses, checks, lists, listed, clear, noted, unknown, cases } = figures
  const casesText =
    cases > 0
      ? `${figure(cases)}, ${describeHours(verdict.effortHours)} of work${asFarAsKnown(verdict)}`
      : isShortOfAnswers(verdict)
        ? 'not known: too little was answered'
        : 'none'
  return [
    {
      label: 'Listed',
      text: `${figure(listedAddresses)} of ${describeQuantity(scan.targets, ...targetWords(scan))}${asFarAsKnown(verdict)}`,
    },
    { label: 'Cases', text: casesText },
    {
      label: 'Checks',
      text: `${figure(checks)} on ${figure(lists)} lists: ${figure(listed)} listed, ${figure(clear)} clear, ${figure(noted)} noted, ${figure(unknown)} unknown`,
    },
    {
      label: 'Asked',
      text: `${describeMoment(scan.startedAt)} to ${describeMoment(scan.finishedAt)}, ${figure(scan.queriesSent)} queries`,
    },
    { label: 'Path', text: cleanText(describePath(scan.settings.path), 2000) },
    { label: 'Catalogue', text: cleanText(scan.catalogueVersion) },
  ]
}
