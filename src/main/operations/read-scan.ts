import type { JudgedScan } from '../../shared/domain/scan-evidence.ts'
import { judgeScan } from '../engine/judge/judge-scan.ts'
import type { Context } from './context.ts'
import { findScan } from './find-scan.ts'

/** A scan with everything stored about it, judged under the present rules; a finished scan keeps the verdict. */
export function readScan(context: Context, scanId: string): JudgedScan {
  const { store } = context
  findScan(context, scanId)
  const evidence = store.readEvidence(scanId)
  const { cases, verdict } = judgeScan(evidence)
  if (evidence.scan.state === 'finished') store.verdicts.save(scanId, verdict, cases)
  return { evidence, cases, verdict }
}
