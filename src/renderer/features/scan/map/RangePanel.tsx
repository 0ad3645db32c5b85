import { useMemo } from 'react'
import { parseBlock } from '../../../../shared/domain/block.ts'
import type { Scan } from '../../../../shared/domain/scan.ts'
import { targetsOf } from '../../../../shared/domain/targets.ts'
import { SidePanel } from '../../../ui/SidePanel.tsx'
import { useScan } from '../scan-store.ts'
import { CellTable } from './CellTable.tsx'
import { copy } from './copy.ts'
import { legendEntries } from './legend-entries.ts'
import styles from './map.module.css'
import { rangeTargets } from './range-targets.ts'

interface RangePanelProps {
  readonly scan: Scan
  /** A range of the block, as `formatBlock` writes it. */
  readonly range: string
  readonly onAddress: (address: string) => void
  readonly onClose: () => void
}

/** The addresses of a part of the block, worst first. */
export function RangePanel({ scan, range, onAddress, onClose }: RangePanelProps) {
  const { cells, version } = useScan()
  const { granularity } = scan.settings
  const found = useMemo(() => {
    const [whole, part] = [parseBlock(scan.block), parseBlock(range)]
    if (!whole.ok || !part.ok) return null
    const ends = rangeTargets(targetsOf(whole.block, granularity), range)
    return ends && { from: ends[0], to: ends[1], targets: targetsOf(part.block, granularity) }
  }, [scan.block, range, granularity])
  const own = useMemo(
    () => (found && cells ? cells.subarray(found.from, found.to + 1) : null),
    [found, cells],
  )
  const totals = own ? legendEntries(own, 'impact').filter(({ count }) => count > 0) : []
  return (
    <SidePanel
      title={<span className="mono">{range}</span>}
      label={`Addresses of ${range}`}
      onClose={onClose}
    >
      {found && own ? (
        <div className={styles['range']}>
          <p className="num">
            {totals.map(({ words, count }) => `${words} ${count.toLocaleString('en')}`).join(', ')}
          </p>
          <CellTable
            block={range}
            targets={found.targets}
            cells={own}
            version={version}
            by="impact"
            shown={own}
            onOpen={onAddress}
            firstSort={{ key: 'severity', descending: false }}
          />
        </div>
      ) : (
        <p className={styles['range']}>
          {cells ? `${range} ${copy.notInBlock} ${scan.block}.` : copy.reading}
        </p>
      )}
    </SidePanel>
  )
}
