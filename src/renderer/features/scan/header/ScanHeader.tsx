import { VisuallyHidden } from '@mantine/core'
import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import { formatShare } from '../../../ui/format.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { copy } from '../copy.ts'
import styles from '../scan.module.css'
import type { LiveScan } from '../scan-store.ts'
import { Reasons } from './Reasons.tsx'
import { ScanActions } from './ScanActions.tsx'
import { ScanFacts } from './ScanFacts.tsx'
import { ScanProgressLine } from './ScanProgressLine.tsx'

interface ScanHeaderProps {
  readonly judged: JudgedScan
  readonly live: LiveScan | null
  readonly onChanged: () => void
}

/** The verdict in words with its heaviest reasons; while the scan runs, how far it is. */
export function ScanHeader({ judged, live, onChanged }: ScanHeaderProps) {
  const { evidence, verdict } = judged
  const { scan } = evidence
  const state = live?.state ?? scan.state
  return (
    <header className={styles['header']} data-decision={verdict.decision}>
      <div className={styles['top']}>
        <p className={styles['crumb']}>
          <a href="#/blocks">{copy.blocks}</a> <span aria-hidden="true">/</span>{' '}
          <strong className="mono">{scan.block}</strong>
        </p>
        <ScanActions scan={scan} state={state} onChanged={onChanged} />
      </div>
      <VisuallyHidden role="status">
        {state === 'running' ? describeQuarter(live) : verdict.headline}
      </VisuallyHidden>
      {state === 'running' && live ? (
        <ScanProgressLine progress={live.progress} block={scan.block} />
      ) : (
        <h2 className={styles['verdict']}>{state === 'running' ? copy.loading : verdict.headline}</h2>
      )}
      {state === 'stopped' ? (
        <Notice>
          <strong>{copy.stopped}</strong> {copy.stoppedText}
        </Notice>
      ) : null}
      {state === 'failed' ? (
        <Notice>
          <strong>{copy.failed}</strong> {scan.failure ?? live?.failure}
        </Notice>
      ) : null}
      <ScanFacts judged={judged} running={state === 'running'} />
      <Reasons judged={judged} running={state === 'running'} />
    </header>
  )
}

/** How far the scan is, in steps of a quarter: often enough to be heard, seldom enough to be left in peace. */
function describeQuarter(live: LiveScan | null): string {
  if (live === null || live.progress.checksTotal === 0) return copy.loading
  const { checksDone, checksTotal } = live.progress
  return `${formatShare(Math.floor((checksDone / checksTotal) * 4) / 4)} ${copy.asked}`
}
