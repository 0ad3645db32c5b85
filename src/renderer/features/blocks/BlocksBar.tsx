import { Button } from '@mantine/core'
import type { BlockRow } from '../../../shared/domain/offer.ts'
import { FilterField } from '../../ui/FilterField.tsx'
import { formatQuantity } from '../../ui/format.ts'
import styles from './blocks.module.css'
import { archiveRows, useBlocks } from './blocks-store.ts'
import { copy } from './copy.ts'
import { prepareBlocks } from './vet-store.ts'

/** Offers that fit side by side. */
const COMPARED = [2, 8] as const

interface BlocksBarProps {
  readonly rows: readonly BlockRow[]
  /** Puts the keyboard where the plan of a new scan is. */
  readonly onPrepared: () => void
  /** Puts the keyboard into the table once rows have left it. */
  readonly onMoved: () => void
}

/** What stands over the table: how many there are, the filter, the archive; with marked rows what can be done to them. */
export function BlocksBar({ rows, onPrepared, onMoved }: BlocksBarProps) {
  const { filter, marked, archive } = useBlocks()
  const put = rows.filter((row) => row.archived)
  const chosen = rows.filter((row) => marked.has(row.block) && row.archived === archive)
  const title = archive
    ? formatQuantity(put.length, 'archived block')
    : formatQuantity(rows.length - put.length, 'vetted block')
  return (
    <header className={styles['head']}>
      {chosen.length > 0 ? (
        <div className={styles['deeds']}>
          <h2 className="section-title">{formatQuantity(chosen.length, 'block')} selected</h2>
          <Deeds chosen={chosen} onPrepared={onPrepared} onMoved={onMoved} />
        </div>
      ) : (
        <h2 className="section-title">{title}</h2>
      )}
      <div className={styles['deeds']}>
        {put.length > 0 || archive ? (
          <Button
            variant="subtle"
            onClick={() => useBlocks.setState({ archive: !archive, marked: new Set() })}
          >
            {archive ? copy.current : `${copy.archived} (${put.length})`}
          </Button>
        ) : null}
        <FilterField
          label={copy.filter}
          value={filter}
          onChange={(value) => useBlocks.setState({ filter: value })}
        />
      </div>
    </header>
  )
}

interface DeedsProps extends Pick<BlocksBarProps, 'onPrepared' | 'onMoved'> {
  readonly chosen: readonly BlockRow[]
}

function Deeds({ chosen, onPrepared, onMoved }: DeedsProps) {
  const archive = useBlocks((state) => state.archive)
  const one = chosen.length === 1 ? chosen[0] : undefined
  const judged = chosen.filter((row) => row.judged !== null)
  const comparable = judged.length >= COMPARED[0] && judged.length <= COMPARED[1]
  return (
    <>
      <Button
        variant="default"
        onClick={() => {
          prepareBlocks(chosen.map((row) => row.block))
          useBlocks.setState({ marked: new Set() })
          onPrepared()
        }}
      >
        {copy.scanAgain}
      </Button>
      {comparable ? (
        <Button
          component="a"
          variant="default"
          href={`#/compare/${judged.map((row) => row.scanId).join(',')}`}
        >
          {copy.compare}
        </Button>
      ) : null}
      {one ? (
        <Button variant="default" onClick={() => useBlocks.setState({ noting: one.block })}>
          {copy.noteOffer}
        </Button>
      ) : null}
      <Button variant="default" onClick={() => void archiveRows(chosen, !archive).then(onMoved)}>
        {archive ? copy.takeOut : copy.archiveThem}
      </Button>
      <Button
        variant="subtle"
        onClick={() => {
          useBlocks.setState({ marked: new Set() })
          onMoved()
        }}
      >
        {copy.clearMarks}
      </Button>
    </>
  )
}
