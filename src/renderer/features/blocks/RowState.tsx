import type { BlockRow } from '../../../shared/domain/offer.ts'
import { decisionWords } from '../../terms/decision-words.ts'
import { Bar } from '../../ui/Bar.tsx'
import { formatQuantity, formatSeconds } from '../../ui/format.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import styles from './blocks.module.css'
import { useBlocks } from './blocks-store.ts'
import { copy } from './copy.ts'

/** What stands in place of a verdict that is not there yet: how the scan stands, and the verdict before it. */
export function RowState({ row }: { row: BlockRow }) {
  if (row.earlier === null) return <ScanState row={row} />
  const { scanId, decision, startedAt } = row.earlier
  return (
    <span className={styles['state']}>
      <ScanState row={row} />
      <a href={`#/scan/${scanId}`} tabIndex={-1}>
        {copy.before} {decisionWords[decision]}, <RelativeTime iso={startedAt} />
      </a>
    </span>
  )
}

function ScanState({ row }: { row: BlockRow }) {
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
      return <Ended words={row.earlier ? copy.stoppedShort : copy.stopped} title={copy.stopped} />
    case 'failed':
      return <Ended words={row.earlier ? copy.failedShort : copy.failed} title={copy.failed} />
    case 'finished':
      return <span className="dim">–</span>
  }
}

function Ended({ words, title }: { words: string; title: string }) {
  return (
    <span className="dim" title={title}>
      {words}
    </span>
  )
}
