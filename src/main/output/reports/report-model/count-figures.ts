import { costOfWork, type WorkRate } from '../../../../shared/domain/price-work.ts'
import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import { countChecks } from '../count-checks.ts'
import { isUnusable } from '../report-words.ts'
import type { ReportFigures } from './report.ts'

/** The numbers of a judged scan, from the evidence and the verdict alone, and what the work costs at `rate`. */
export function countFigures({ evidence, cases, verdict }: JudgedScan, rate: WorkRate | null): ReportFigures {
  const { scan, lists, listedAddresses } = evidence
  const { checked, listed, clear, noted, unknown } = countChecks(evidence)
  return {
    addresses: scan.targets,
    listedAddresses,
    lists: lists.length,
    unusableLists: lists.filter(isUnusable).length,
    checks: checked,
    listed,
    clear,
    noted,
    unknown,
    coverage: verdict.coverage,
    cases: cases.length,
    effortHours: verdict.effortHours,
    workCost: costOfWork(verdict.effortHours, rate),
    queries: scan.queriesSent,
  }
}
