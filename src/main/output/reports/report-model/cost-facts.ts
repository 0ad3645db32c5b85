import type { Case } from '../../../../shared/domain/case.ts'
import type { WorkCost } from '../../../../shared/domain/price-work.ts'
import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import type { Calendar } from '../../../../shared/domain/verdict.ts'
import {
  describeDelay,
  describeHours,
  describeNumber,
  describeQuantity,
  describeWorkCost,
} from '../report-words.ts'
import type { ReportFact } from './report.ts'

/** What the clean-up takes: work, money and time. */
export function costFacts({ cases, verdict }: JudgedScan, workCost: WorkCost | null): readonly ReportFact[] {
  if (cases.length === 0) return [{ label: 'Clean-up', text: 'none: there is nothing to have removed' }]
  const requests = cases.reduce((sum, entry) => sum + entry.requests, 0)
  const others = cases.filter(({ whoMayAsk }) => whoMayAsk !== 'user').length
  return [
    {
      label: 'Work',
      text: `${describeHours(verdict.effortHours)}, ${describeQuantity(cases.length, 'case')}, ${describeQuantity(requests, 'request')}`,
    },
    ...(workCost === null ? [] : [{ label: 'Cost of work', text: describeWorkCost(workCost) }]),
    {
      label: 'Who must ask',
      text: others === 0 ? 'you alone' : `others than you in ${describeQuantity(others, 'case')}`,
    },
    { label: 'First day fit to send', text: describeCalendar(verdict.calendar, cases.length) },
    { label: 'Longest wait', text: longestWait(cases) },
  ]
}

/** The critical path over all waits, counted from the end of the scan. */
function describeCalendar({ days, firstDay, open }: Calendar, cases: number): string {
  const [low, high] = firstDay
  const span = days[1] === null || days[1] === days[0] ? String(days[0]) : `${days[0]}–${days[1]}`
  const date =
    high === null
      ? `${low.slice(0, 10)} at the earliest`
      : low.slice(0, 10) === high.slice(0, 10)
        ? low.slice(0, 10)
        : `${low.slice(0, 10)} to ${high.slice(0, 10)}`
  const after = high === null ? `${span} days or more` : describeDays(span)
  const unknown =
    open.length === 0
      ? ''
      : `; no delay is known for ${describeNumber(open.length)} of ${describeQuantity(cases, 'case')}`
  return `${date}, ${after} after the scan${unknown}`
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
