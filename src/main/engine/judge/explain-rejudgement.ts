import type { JudgementSide, ReasonChange, Rejudgement } from '../../../shared/domain/rejudgement.ts'
import type { Reason, Verdict } from '../../../shared/domain/verdict.ts'
import { type Rule, rules } from './rules.ts'

/** A stored judgement. */
export interface Judgement {
  readonly verdict: Pick<Verdict, 'rules' | 'decision' | 'headline' | 'coverage' | 'effortHours' | 'reasons'>
  /** Number of cases. */
  readonly cases: number
}

const known: Readonly<Record<string, Rule>> = rules

/**
 * Explains why two versions of the rules judge one scan differently: reason by reason, and for each the rule that is
 * new, was changed or is gone. What differs without any such rule lies in what else was stored since: the user's
 * figures, or earlier scans.
 */
export function explainRejudgement(scanId: string, before: Judgement, after: Judgement): Rejudgement {
  const [was, is] = [worstByCode(before), worstByCode(after)]
  const changes = [...new Set([...was.keys(), ...is.keys()])].flatMap((code) => {
    const change = compareReasons(was.get(code) ?? null, is.get(code) ?? null)
    if (change === null) return []
    const explanation = explain(code, before.verdict.rules, after.verdict.rules)
    const weight = Math.max(was.get(code)?.weight ?? 0, is.get(code)?.weight ?? 0)
    return [{ weight, change: { code, ...change, explanation } satisfies ReasonChange }]
  })
  return {
    scanId,
    before: sideOf(before),
    after: sideOf(after),
    changes: changes
      .toSorted((a, b) => b.weight - a.weight || (a.change.code < b.change.code ? -1 : 1))
      .map(({ change }) => change),
  }
}

/** Several reasons may come from one rule (one per list): the heaviest speaks for it. */
function worstByCode({ verdict }: Judgement): ReadonlyMap<string, Reason> {
  const heaviest = new Map<string, Reason>()
  for (const reason of verdict.reasons) {
    const so = heaviest.get(reason.code)
    if (!so || reason.weight > so.weight) heaviest.set(reason.code, reason)
  }
  return heaviest
}

function compareReasons(
  before: Reason | null,
  after: Reason | null,
): Pick<ReasonChange, 'what' | 'before' | 'after'> | null {
  if (before === null && after === null) return null
  if (before === null) return { what: 'new', before: null, after: after?.text ?? null }
  if (after === null) return { what: 'gone', before: before.text, after: null }
  if (before.weight === after.weight) return null
  const what = after.weight > before.weight ? 'heavier' : 'lighter'
  return { what, before: before.text, after: after.text }
}

function explain(code: string, before: number, after: number): string {
  const rule = known[code]
  const [older, newer] = before < after ? [before, after] : [after, before]
  if (!rule) return `The rule '${code.slice(0, 64)}' is not in version ${newer}.`
  if (rule.since > older && rule.since <= newer) return `New in version ${rule.since}: ${rule.looksAt}`
  const changes = Object.entries(rule.changed ?? {}).filter(
    ([version]) => Number(version) > older && Number(version) <= newer,
  )
  if (changes.length > 0) return changes.map(([version, what]) => `Version ${version}: ${what}`).join(' ')
  return 'The rule is the same; your own figures or earlier scans of the block make the difference.'
}

function sideOf({ verdict, cases }: Judgement): JudgementSide {
  const { rules: version, decision, headline, coverage, effortHours } = verdict
  return { rules: version, decision, headline, coverage, effortHours, cases }
}
