import type { Case } from '../../../../shared/domain/case.ts'
import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import { describeDelay, describeHours, describeNumber, describeQuantity } from '../report-words.ts'
import type { ReportFact } from './report.ts'

/** What the clean-up takes: work and time. */
export function costFacts({ cases, verdict }: JudgedScan): readonly ReportFact[] {
  if (cases.length === 0) return [{ label: 'Clean-up', text: 'none: there is nothing to have removed' }]
  const requests = cases.reduce((sum, entry) => sum + entry.requests, 0)
  const others = cases.filter(({ whoMayAsk }) => whoMayAsk !== 'user').length
  return [
    {
      label: 'Work',
      text: `${describeHours(verdict.effortHours)}, ${describeQuantity(cases.length, 'case')}, ${describeQuantity(requests, 'request')}`,
    },
    {
      label: 'Who must ask',
      text: others === 0 ? 'you alone' : `others than you in ${describeQuantity(others, 'case')}`,
    },
    { label: 'Longest wait', text: longestWait(cases) },
  ]
}

function longestWait(cases: readonly Case[]): string {
  const delays = cases.flatMap(({ delayHours }) => (delayHours === null ? [] : [delayHours]))
  const open = cases.length - delays.length
  const longest = delays.toSorted((a, b) => b[1] - a[1])[0]
  const known = longest === undefined ? '' : describeDelay(longest)
  if (open === 0) return known
  const unknown = `not known for ${describeNumber(open)} of ${describeQuantity(cases.length, 'case')}`
  return known === '' ? unknown : `${known}; ${unknown}`
}
