import type { Rejudgement } from '../../shared/domain/rejudgement.ts'
import { explainRejudgement } from '../engine/judge/explain-rejudgement.ts'
import type { Context } from './context.ts'
import { readScan } from './read-scan.ts'

/**
 * Judges a stored scan under the present rules, keeps the judgements of earlier versions, and explains what each of
 * those came to by comparison; newest version first, empty when there is none.
 */
export function rejudge(context: Context, scanId: string): readonly Rejudgement[] {
  const { cases, verdict } = readScan(context, scanId)
  const now = { verdict, cases: cases.length }
  return context.store.verdicts.versions(scanId).flatMap((rules) => {
    const stored = rules < verdict.rules ? context.store.verdicts.get(scanId, rules) : null
    if (stored === null) return []
    return explainRejudgement(scanId, { verdict: stored.verdict, cases: stored.cases.length }, now)
  })
}
