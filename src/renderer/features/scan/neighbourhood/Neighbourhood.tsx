import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import { FeedEntries } from './FeedEntries.tsx'
import styles from './neighbourhood.module.css'

/** The block in the space around it; each part stands by itself and says when it was not examined. */
export function Neighbourhood({ judged }: { judged: JudgedScan }) {
  const { surroundings, scan } = judged.evidence
  return (
    <div className={styles['parts']}>
      <FeedEntries findings={surroundings.netblocks} block={scan.block} />
    </div>
  )
}
