import type { BlockRow } from '../../../shared/domain/offer.ts'
import { Bar } from '../../ui/Bar.tsx'
import { formatQuantity, formatSeconds } from '../../ui/format.ts'
import styles from './blocks.module.css'
import { useBlocks } from './blocks-store.ts'
import { copy } from './copy.ts'

/** What stands in place of a verdict that is not there yet. */
export function RowState({ row }: { row: BlockRow }) {
  const progress = useBlocks((state) => state.progress[row.scanId])
  switch (row.state) {
    case 'running':
      if (!progress) return <span className="dim">{copy.running}</span>
      return (
        <span className={styles['progress']}>
          <Bar share={progress.checksDone / Math.max(1, progress.checksTotal)} label={copy.running} />
          <span className="num dim">
            {progress.phase === 'waiting' ? copy.waiting : formatQuantity(progress.checksDone, 'check')}
            {progress.secondsLeft === null ? '' : `, ${formatSeconds(progress.secondsLeft)} left`}
          </span>
        </span>
      )
    case 'stopped':
      return <span className="dim">{copy.stopped}</span>
    case 'failed':
      return <span className="dim">{copy.failed}</span>
    case 'finished':
      return <span className="dim">–</span>
  }
}
