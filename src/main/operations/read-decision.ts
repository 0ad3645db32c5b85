import type { Decision } from '../../shared/domain/verdict.ts'
import { RULES_VERSION } from '../engine/judge/judge-scan.ts'
import type { Context } from './context.ts'
import { readScan } from './read-scan.ts'

/** The decision over a scan under the present rules; what was judged already is not judged again. */
export function readDecision(context: Context, scanId: string): Decision {
  const { verdict } = context.store.verdicts.get(scanId, RULES_VERSION) ?? readScan(context, scanId)
  return verdict.decision
}
