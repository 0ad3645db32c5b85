import { Button } from '@mantine/core'
import { Bar } from '../../ui/Bar.tsx'
import { formatCount, formatSeconds } from '../../ui/format.ts'
import { Icon } from '../../ui/icons.tsx'
import styles from './bounces.module.css'
import { useBounces } from './bounces-store.ts'
import { copy } from './copy.ts'
import { stopReading } from './read-files.ts'

const MEGABYTE = 1e6

/** How far the file is: share, rate, refusals, time left; and the way to stop. */
export function ReadingProgress() {
  const { reading } = useBounces()
  if (!reading) return null
  const { name, bytes, total, events, blocked, seconds } = reading
  const rate = bytes / Math.max(0.1, seconds)
  const left = (total - bytes) / Math.max(1, rate)
  return (
    <div className={styles['progress']}>
      <span className="mono">{name}</span>
      <Bar share={total === 0 ? 1 : bytes / total} label={`Read of ${name}`} />
      <span className="num" role="status">
        {formatCount(bytes / MEGABYTE)} of {formatCount(total / MEGABYTE)} MB, {formatCount(rate / MEGABYTE)}{' '}
        MB/s, {formatCount(events)} refusals, {formatCount(blocked)} blocks
        {left >= 1 ? `, ${formatSeconds(left)} left` : ''}
      </span>
      <Button variant="default" leftSection={<Icon name="stop" size={14} />} onClick={stopReading}>
        {copy.stop}
      </Button>
    </div>
  )
}
