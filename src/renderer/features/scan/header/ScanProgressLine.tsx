import type { ScanProgress } from '../../../../shared/domain/live-scan.ts'
import { Bar } from '../../../ui/Bar.tsx'
import { formatCount, formatQuantity, formatSeconds, formatShare } from '../../../ui/format.ts'
import { phaseWords } from '../copy.ts'
import styles from '../scan.module.css'

/** How far a running scan is: phase, share, rate, time left. */
export function ScanProgressLine({ progress, block }: { progress: ScanProgress; block: string }) {
  const { phase, checksDone, checksTotal, ratePerSecond, secondsLeft } = progress
  const share = checksTotal === 0 ? 0 : checksDone / checksTotal
  return (
    <div className={styles['progress']}>
      <h2 className={styles['verdict']}>
        {phaseWords[phase]}
        {phase === 'asking' ? ` about ${block}: ${formatShare(share)}` : ''}
      </h2>
      <div className={styles['progressLine']}>
        <Bar share={share} label="Progress" />
        <span className="num">
          {formatCount(checksDone)} of {formatQuantity(checksTotal, 'check')}
        </span>
        <span className="num dim">{formatQuantity(Math.round(ratePerSecond), 'check')} per second</span>
        <span className="num dim">
          {secondsLeft === null ? 'time left not known yet' : `${formatSeconds(secondsLeft)} left`}
        </span>
      </div>
    </div>
  )
}
