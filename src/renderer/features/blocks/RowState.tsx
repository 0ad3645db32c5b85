import type { ScanProgress } from '../../../shared/domain/live-scan.ts'
import type { BlockRow } from '../../../shared/domain/offer.ts'
import { decisionWords } from '../../terms/decision-words.ts'
import { Bar } from '../../ui/Bar.tsx'
import { formatQuantity, formatSeconds, formatShare } from '../../ui/format.ts'
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
      return <Running progress={progress} isShort={row.earlier !== null} />
    case 'stopped':
      return <Ended words={row.earlier ? copy.stoppedShort : copy.stopped} title={copy.stopped} />
    case 'failed':
      return <Ended words={row.earlier ? copy.failedShort : copy.failed} title={copy.failed} />
    case 'finished':
      return <span className="dim">–</span>
  }
}

/** How far a scan is; short where a verdict stands beside it, which leaves no room for more than the share. */
function Running({ progress, isShort }: { progress: ScanProgress; isShort: boolean }) {
  const { phase, checksDone, checksTotal, secondsLeft } = progress
  const share = checksDone / Math.max(1, checksTotal)
  const done = phase === 'waiting' ? copy.waiting : formatQuantity(checksDone, 'check')
  const words = secondsLeft === null ? done : `${done}, ${formatSeconds(secondsLeft)} left`
  return (
    <span className={styles['progress']} title={words}>
      <Bar share={share} label={copy.running} />
      <span className="num dim">{isShort ? formatShare(share) : words}</span>
    </span>
  )
}

function Ended({ words, title }: { words: string; title: string }) {
  return (
    <span className="dim" title={title}>
      {words}
    </span>
  )
}
