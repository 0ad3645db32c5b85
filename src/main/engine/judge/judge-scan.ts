import { parseBlock } from '../../../shared/domain/block.ts'
import type { Case } from '../../../shared/domain/case.ts'
import { severities } from '../../../shared/domain/impact.ts'
import type { JudgedScan, ScanEvidence } from '../../../shared/domain/scan-evidence.ts'
import { targetsOf } from '../../../shared/domain/targets.ts'
import { type BuiltCase, buildCases } from './build-cases.ts'
import { collectFindings } from './collect-findings.ts'
import { correctCase } from './correct-case.ts'
import { measureCoverage } from './coverage.ts'
import { decideVerdict } from './decide-verdict.ts'
import { notExamined } from './note-reasons.ts'
import { planCalendar } from './plan-calendar.ts'
import { leavesEndOpen } from './rules.ts'
import { buildSurroundingsCases, type SurroundingsCases } from './surroundings-cases.ts'
import { sumEffort } from './weigh-effort.ts'
import { weighReasons } from './weigh-reasons.ts'

export { RULES_VERSION } from './rules.ts'

/**
 * Judges a scan: listings and surroundings become cases, cases and coverage become reasons, reasons a verdict. A pure
 * function of stored evidence and of the rules of this version: no clock, no chance, and the order of the evidence is
 * no part of it. Throws when the stored block is none, which a store that reads its own rows cannot hand over.
 */
export function judgeScan(evidence: ScanEvidence): Pick<JudgedScan, 'cases' | 'verdict'> {
  const { scan, corrections, surroundings } = evidence
  const parsed = parseBlock(scan.block)
  if (!parsed.ok) throw new Error(`The scan is of no block: ${parsed.problem}`)
  const targets = targetsOf(parsed.block, scan.settings.granularity)
  const found = buildCases(collectFindings(evidence), targets)
  const around = buildSurroundingsCases(surroundings, found, targets)
  const built = found.map((entry) => ({
    ...entry,
    case: correctCase(waitForCauses(entry.case, around), corrections),
  }))
  const others = around.cases.map((entry) => correctCase(entry, corrections))
  const cases = sortCases(built, others)
  const coverage = measureCoverage(evidence)
  const reasons = weighReasons({ evidence, targets, cases: built, around, coverage })
  const endless = reasons.some(({ code }) => leavesEndOpen.has(code))
  const verdict = decideVerdict(reasons, {
    coverage: coverage.share,
    effortHours: sumEffort(cases),
    calendar: planCalendar(cases, scan.finishedAt ?? scan.startedAt, endless),
    notExamined: notExamined(surroundings),
  })
  return { cases, verdict }
}

/** A policy listing clears only when reverse DNS and registration say what the range is for. */
function waitForCauses(found: Case, { registry, reverseDns }: SurroundingsCases): Case {
  if (!found.policy) return found
  const causes = [registry, reverseDns].flatMap((cause) => cause?.id ?? [])
  return causes.length === 0 ? found : { ...found, needsFirst: [...found.needsFirst, ...causes].sort() }
}

/** Worst first; of like severity listings first, as built, then the rest by name. */
function sortCases(built: readonly BuiltCase[], others: readonly Case[]): readonly Case[] {
  const all = [...built.map((entry) => entry.case), ...others.toSorted((a, b) => (a.id < b.id ? -1 : 1))]
  return all.toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
}
