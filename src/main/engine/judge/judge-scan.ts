import { parseBlock } from '../../../shared/domain/block.ts'
import type { JudgedScan, ScanEvidence } from '../../../shared/domain/scan-evidence.ts'
import { targetsOf } from '../../../shared/domain/targets.ts'
import { buildCases } from './build-cases.ts'
import { collectFindings } from './collect-findings.ts'
import { measureCoverage } from './coverage.ts'
import { decideVerdict } from './decide-verdict.ts'
import { sumEffort } from './weigh-effort.ts'
import { weighReasons } from './weigh-reasons.ts'

export { RULES_VERSION } from './rules.ts'

/**
 * Judges a scan: listings become cases, cases and coverage become reasons, reasons a verdict. A pure function of
 * stored evidence and of the rules of this version: no clock, no chance, and the order of the evidence is no part
 * of it. Throws when the stored block is none, which a store that reads its own rows cannot hand over.
 */
export function judgeScan(evidence: ScanEvidence): Pick<JudgedScan, 'cases' | 'verdict'> {
  const { block, settings } = evidence.scan
  const parsed = parseBlock(block)
  if (!parsed.ok) throw new Error(`The scan is of no block: ${parsed.problem}`)
  const targets = targetsOf(parsed.block, settings.granularity)
  const built = buildCases(collectFindings(evidence), targets)
  const coverage = measureCoverage(evidence)
  const cases = built.map((entry) => entry.case)
  const verdict = decideVerdict(weighReasons(built, coverage, targets), {
    coverage: coverage.share,
    effortHours: sumEffort(cases),
  })
  return { cases, verdict }
}
