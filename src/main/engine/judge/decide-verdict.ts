import type { SurroundingsPart } from '../../../shared/domain/surroundings.ts'
import type { Decision, Reason, Verdict } from '../../../shared/domain/verdict.ts'
import { describeShare } from './describe-figures.ts'
import { describeParts } from './note-reasons.ts'
import { gravestFirst, RULES_VERSION } from './rules.ts'
import type { WeighedReason } from './weighed-reason.ts'

/** The verdict is the gravest call among the reasons, and its headline that call's heaviest reason. */
export function decideVerdict(
  weighed: readonly WeighedReason[],
  facts: Pick<Verdict, 'coverage' | 'effortHours' | 'calendar' | 'notExamined'>,
): Verdict {
  const sorted = weighed.toSorted((a, b) => b.weight - a.weight || compareText(keyOf(a), keyOf(b)))
  const decision = gravestFirst.find((call) => sorted.some(({ calls }) => calls === call)) ?? 'inconclusive'
  const lead = sorted.find(({ calls }) => calls === decision)
  return {
    decision,
    headline: headlineOf(decision, lead?.phrase ?? 'nothing was asked', facts),
    rules: RULES_VERSION,
    ...facts,
    reasons: sorted.map(plainReason),
  }
}

function headlineOf(
  decision: Decision,
  phrase: string,
  { coverage, notExamined }: Pick<Verdict, 'coverage' | 'notExamined'>,
): string {
  switch (decision) {
    case 'reject':
      return `Do not take this block: ${phrase}.`
    case 'inconclusive':
      return `No verdict yet: ${phrase}.`
    case 'conditional':
      return `Take this block on conditions only: ${phrase}.`
    case 'accept':
      return `Nothing stands against this block: ${phrase}, with answers to ${describeShare(coverage)} of the weighted checks.${unseen(notExamined)}`
  }
}

/** An acceptance says in the same breath what it does not rest on. */
const unseen = (missing: readonly SurroundingsPart[]): string =>
  missing.length === 0 ? '' : ` Not examined: ${describeParts(missing)}.`

function plainReason({ code, text, calls, weight, listIds, caseIds, part }: WeighedReason): Reason {
  return { code, text, calls, weight, listIds, caseIds, part }
}

const keyOf = ({ code, text }: Reason): string => `${code} ${text}`

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
