import { useState } from 'react'
import type { Case } from '../../../../shared/domain/case.ts'
import type { Hours } from '../../../../shared/domain/removal.ts'
import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import type { Reason } from '../../../../shared/domain/verdict.ts'
import { formatEffort } from '../../../terms/format-hours.ts'
import { formatQuantity } from '../../../ui/format.ts'
import { copy } from '../copy.ts'
import styles from '../scan.module.css'
import { scanHash } from '../scan-route.ts'

const SHOWN = 3
const aboutMissing: ReadonlySet<string> = new Set(['low-coverage', 'critical-list-unknown'])

/** The heaviest reasons as rows, each with its evidence and what it would take; the rest on demand. */
export function Reasons({ judged, running }: { judged: JudgedScan; running: boolean }) {
  const [all, setAll] = useState(false)
  // While answers are still coming in, that some are missing is no reason against the block.
  const reasons = judged.verdict.reasons.filter(({ code }) => !running || !aboutMissing.has(code))
  if (reasons.length === 0) {
    return running ? (
      <div className={styles['reasons']} data-running />
    ) : (
      <p className="dim">{copy.noReasons}</p>
    )
  }
  const shown = all ? reasons : reasons.slice(0, SHOWN)
  return (
    <ol
      className={styles['reasons']}
      aria-label={running ? `${copy.soFar}: reasons` : 'Reasons'}
      data-running={running || undefined}
    >
      {shown.map((reason) => (
        <ReasonRow key={`${reason.code} ${reason.text}`} reason={reason} judged={judged} />
      ))}
      {reasons.length > SHOWN ? (
        <li className={styles['moreReasons']}>
          <button
            type="button"
            className={styles['textButton']}
            onClick={() => setAll(!all)}
            aria-expanded={all}
          >
            {all ? 'Fewer reasons' : formatQuantity(reasons.length - SHOWN, 'more reason')}
          </button>
        </li>
      ) : null}
    </ol>
  )
}

function ReasonRow({ reason, judged }: { reason: Reason; judged: JudgedScan }) {
  const scanId = judged.evidence.scan.id
  const cases = judged.cases.filter(({ id }) => reason.caseIds.includes(id))
  const lists = judged.evidence.lists.filter(({ list }) => reason.listIds.includes(list.id))
  const [onlyCase] = cases
  const [onlyList] = lists
  const evidence =
    cases.length > 0
      ? {
          href: scanHash(scanId, 'cases', cases.length === 1 ? onlyCase?.id : undefined),
          words: formatQuantity(cases.length, 'case'),
        }
      : lists.length > 0
        ? {
            href: scanHash(scanId, 'lists', lists.length === 1 ? onlyList?.list.id : undefined),
            words: formatQuantity(lists.length, 'list'),
          }
        : null
  return (
    <li className={styles['reason']}>
      <span title={reason.text}>{reason.text}</span>
      <span className="num">{cases.length > 0 ? formatEffort(effortOf(cases)) : ''}</span>
      {evidence ? <a href={evidence.href}>{evidence.words}</a> : <span />}
    </li>
  )
}

const effortOf = (cases: readonly Case[]): Hours =>
  cases.reduce<Hours>(([low, high], { effortHours }) => [low + effortHours[0], high + effortHours[1]], [0, 0])
