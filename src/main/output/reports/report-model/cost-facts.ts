import type { Case } from '../../../../shared/domain/case.ts'
import type { WorkCost } from '../../../../shared/domain/price-work.ts'
import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import { isShortOfAnswers, whyNoEnd } from '../../../../shared/domain/short-of-answers.ts'
import type { Verdict } from '../../../../shared/domain/verdict.ts'
import {
  asFarAsKnown,
  describeDelay,
  describeHours,
  describeNumber,
  describeQuantity,
  describeWorkCost,
} from '../report-words.ts'
import type { ReportFact } from './report.ts'

/** What the clean-up takes: work, money and time. */
export function costFacts({ cases, verdict }: JudgedScan, workCost: WorkCost | null): readonly ReportFact[] {
  if (cases.length === 0) return [{ label: 'Clean-up', text: withoutCases(verdict) }]
  const requests = cases.reduce((sum, entry) => sum + entry.requests, 0)
  const others = cases.filter(({ whoMayAsk }) => whoMayAsk !== 'user').length
  return [
    {
      label: 'Work',
      text: `${describeHours(verdict.effortHours)}, ${describeQuantity(cases.length, 'case')}, ${describeQuantity(requests, 'request')}${asFarAsKnown(verdict)}`,
    },
    ...(workCost === null ? [] : [{ label: 'Cost of work', text: describeWorkCost(workCost) }]),
    {
      label: 'Who must ask',
      text: others === 0 ? 'you alone' : `others than you in ${describeQuantity(others, 'case')}`,
    },
    { label: 'First day fit to send', text: describeCalendar(verdict) },
    { label: 'Longest wait', text: longestWait(cases) },
  ]
}

/** Nothing to ask for is not nothing to mend, and nothing found is not nothing there. */
function withoutCases(verdict: Verdict): string {
  if (isShortOfAnswers(verdict)) return 'not known: too little was answered to say what must be removed'
  const why = whyNoEnd(verdict)
  return why === '' ? 'none: there is nothing to have removed' : `none that would do: ${why}`
}

/** The critical path over all waits, counted from the end of the scan. */
function describeCalendar(verdict: Verdict): string {
  const { days, firstDay } = verdict.calendar
  const [low, high] = firstDay
  if (high === null) {
    const why = whyNoEnd(verdict)
    return days[0] === 0
      ? `not known: ${why}`
      : `${low.slice(0, 10)} at the earliest, ${describeDays(String(days[0]))} after the scan; no end is known: ${why}`
  }
  const span = days[1] === days[0] ? String(days[0]) : `${days[0]}–${days[1]}`
  const date =
    low.slice(0, 10) === high.slice(0, 10) ? low.slice(0, 10) : `${low.slice(0, 10)} to ${high.slice(0, 10)}`
  return `${date}, ${describeDays(span)} after the scan`
}

const describeDays = (span: string): string => (span === '1' ? '1 day' : `${span} days`)

function longestWait(cases: readonly Case[]): string {
  const delays = cases.flatMap(({ delayHours }) => (delayHours === null ? [] : [delayHours]))
  const open = cases.length - delays.length
  const longest = delays.toSorted((a, b) => b[1] - a[1])[0]
  const known = longest === undefined ? '' : describeDelay(longest)
  if (open === 0) return known
  const unknown = `not known for ${describeNumber(open)} of ${describeQuantity(cases.length, 'case')}`
  return known === '' ? unknown : `${known}; ${unknown}`
}
