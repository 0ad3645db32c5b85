import { isDeepStrictEqual } from 'node:util'
import type { JudgedScan } from '../../../shared/domain/scan-evidence.ts'
import { describePercent } from '../reports/report-words.ts'

type Judgement = Pick<JudgedScan, 'verdict' | 'cases'>

/** What differs between a judgement that was kept and one that was made anew, one sentence each; empty = nothing. */
export function compareJudgements(kept: Judgement, anew: Judgement): readonly string[] {
  const differences: string[] = []
  const compare = (what: string, before: unknown, now: unknown): void => {
    if (JSON.stringify(before) === JSON.stringify(now)) return
    differences.push(`${what} was ${show(before)} and is now ${show(now)}.`)
  }
  const [before, now] = [kept.verdict, anew.verdict]
  compare('The decision', before.decision, now.decision)
  compare('The headline', before.headline, now.headline)
  if (before.coverage !== now.coverage)
    compare(
      'The coverage',
      describePercent(before.coverage),
      `${describePercent(now.coverage)} (${now.coverage})`,
    )
  compare('The effort', before.effortHours.join('–'), now.effortHours.join('–'))
  differences.push(
    ...missing(
      'Reason',
      before.reasons.map(({ text }) => text),
      now.reasons.map(({ text }) => text),
    ),
    ...missing(
      'Case',
      kept.cases.map(({ id }) => id),
      anew.cases.map(({ id }) => id),
    ),
  )
  // Kept as JSON, in which what is undefined is not there.
  const asKept: unknown = JSON.parse(JSON.stringify({ verdict: anew.verdict, cases: anew.cases }))
  if (differences.length === 0 && !isDeepStrictEqual({ verdict: kept.verdict, cases: kept.cases }, asKept))
    differences.push('Details of the verdict or of its cases are not the same.')
  return differences
}

function missing(what: string, before: readonly string[], now: readonly string[]): readonly string[] {
  const [old, fresh] = [new Set(before), new Set(now)]
  return [
    ...before.filter((text) => !fresh.has(text)).map((text) => `${what} gone: ${text}`),
    ...now.filter((text) => !old.has(text)).map((text) => `${what} new: ${text}`),
  ]
}

const show = (value: unknown): string => `'${String(value)}'`
