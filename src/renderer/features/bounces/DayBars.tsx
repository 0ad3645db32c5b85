import type { BounceDay } from '../../../shared/domain/bounce.ts'
import { formatQuantity } from '../../ui/format.ts'
import styles from './bounces.module.css'

/** Events of the newest days with any, a bar and its number each. */
export function DayBars({ days }: { days: readonly BounceDay[] }) {
  const most = Math.max(1, ...days.map(({ events }) => events))
  return (
    <ol className={styles['days']}>
      {days.slice(-14).map(({ day, events }) => (
        <li key={day}>
          <span className="mono">{day}</span>
          <span className={styles['dayBar']} aria-hidden="true">
            <span style={{ width: `${(events / most) * 100}%` }} />
          </span>
          <span className="num">{formatQuantity(events, 'event')}</span>
        </li>
      ))}
    </ol>
  )
}
