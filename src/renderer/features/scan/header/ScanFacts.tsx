import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import { isShortOfAnswers, whyNoEnd } from '../../../../shared/domain/short-of-answers.ts'
import { targetWords } from '../../../../shared/domain/target-words.ts'
import type { Verdict } from '../../../../shared/domain/verdict.ts'
import { formatDays } from '../../../terms/format-days.ts'
import { formatEffort } from '../../../terms/format-hours.ts'
import { Bar } from '../../../ui/Bar.tsx'
import { formatCount, formatQuantity, formatShare } from '../../../ui/format.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { copy } from '../copy.ts'
import styles from '../scan.module.css'
import { scanHash } from '../scan-route.ts'
import { describePath } from './describe-path.ts'
import { useCleanUpCost } from './use-clean-up-cost.ts'

/** The numbers beside the verdict: coverage with its hatched rest, listed addresses, cases, effort, path, time. */
export function ScanFacts({ judged, running }: { judged: JudgedScan; running: boolean }) {
  const { evidence, cases, verdict } = judged
  const { scan } = evidence
  const money = useCleanUpCost(verdict.effortHours)
  return (
    <dl className={styles['numbers']}>
      <div className={styles['coverage']}>
        <dt>{copy.coverage}</dt>
        <dd>
          <Bar share={verdict.coverage} label={copy.coverage} hatchRest />
          <a className="num" href={scanHash(scan.id, 'lists')}>
            {formatShare(verdict.coverage)}
          </a>
        </dd>
      </div>
      <div>
        <dt>Listed</dt>
        <dd className="num">
          <a href={scanHash(scan.id, 'lists')}>{formatCount(evidence.listedAddresses)}</a> of{' '}
          {formatQuantity(scan.targets, ...targetWords(scan))}
          {!running && isShortOfAnswers(verdict) ? <span className="dim"> {copy.asFarAsKnown}</span> : null}
        </dd>
      </div>
      <div>
        <dt>{copy.cases}</dt>
        <dd>
          <a className="num" href={scanHash(scan.id, 'cases')}>
            {formatCount(cases.length)}
          </a>
        </dd>
      </div>
      <div>
        <dt>Effort</dt>
        <dd className="num">
          <a href={scanHash(scan.id, 'cases')}>
            {cases.length === 0 && isShortOfAnswers(verdict)
              ? copy.notKnown
              : formatEffort(verdict.effortHours)}
          </a>
          {money === null ? null : <span className="dim"> ({money})</span>}
        </dd>
      </div>
      {running ? null : (
        <div>
          <dt>{copy.fitToSend}</dt>
          <dd className="num" title={calendarDates(verdict)}>
            {formatDays(verdict.calendar)}
          </dd>
        </div>
      )}
      <div>
        <dt>Path</dt>
        <dd title={scan.settings.path.servers.join(', ')}>{describePath(scan.settings.path)}</dd>
      </div>
      <div>
        <dt>{running ? 'Started' : 'Scanned'}</dt>
        <dd>
          <RelativeTime iso={scan.startedAt} />
        </dd>
      </div>
    </dl>
  )
}

/** The first day fit to send, at best and at worst. */
function calendarDates(verdict: Verdict): string {
  const { days, firstDay } = verdict.calendar
  const [low, high] = firstDay
  if (high === null)
    return `${days[0] === 0 ? 'Not known' : `From ${low} at the earliest`}: ${whyNoEnd(verdict)}`
  return low === high ? low : `Between ${low} and ${high}`
}
