import type { Hours } from '../../../shared/domain/removal.ts'
import type { Decision, Reason, Verdict } from '../../../shared/domain/verdict.ts'
import { describeShare } from './describe-figures.ts'
import { RULES_VERSION } from './rules.ts'
import type { WeighedReason } from './weighed-reason.ts'

/** Gravest first: what is enough to reject stands whatever is not known; what is not known stands before conditions. */
const gravest: readonly Decision[] = ['reject', 'inconclusive', 'conditional', 'accept']

/** The verdict is the gravest call among the reasons, and its headline that call's heaviest reason. */
export function decideVerdict(
  weighed: readonly WeighedReason[],
  facts: { readonly coverage: number; readonly effortHours: Hours },
): Verdict {
  const sorted = weighed.toSorted((a, b) => b.weight - a.weight || compareText(keyOf(a), keyOf(b)))
  const decision = gravest.find((call) => sorted.some(({ calls }) => calls === call)) ?? 'inconclusive'
  const lead = sorted.find(({ calls }) => calls === decision)
  return {
    decision,
    headline: headlineOf(decision, lead?.phrase ?? 'nothing was asked', facts.coverage),
    rules: RULES_VERSION,
    coverage: facts.coverage,
    effortHours: facts.effortHours,
    reasons: sorted.map(plainReason),
  }
}

function headlineOf(decision: Decision, phrase: string, coverage: number): string {
  switch (decision) {
    case 'reject':
      return `Do not take this block: ${phrase}.`
    case 'inconclusive':
      return `No verdict yet: ${phrase}.`
    case 'conditional':
      return `Take this block on conditions only: ${phrase}.`
    case 'accept':
      return `Nothing stands against this block: ${phrase}, with answers to ${describeShare(coverage)} of the weighted checks.`
  }
}

function plainReason({ code, text, weight, listIds, caseIds }: WeighedReason): Reason {
  return { code, text, weight, listIds, caseIds }
}

const keyOf = ({ code, text }: Reason): string => `${code} ${text}`

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
