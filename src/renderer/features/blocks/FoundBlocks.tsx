import { Checkbox } from '@mantine/core'
import { blockSize } from '../../../shared/domain/block.ts'
import type { FoundBlock } from '../../../shared/domain/offer-text.ts'
import { formatQuantity } from '../../ui/format.ts'
import styles from './blocks.module.css'
import { refusalOf, toggleBlock, useVet } from './vet-store.ts'

/** The blocks that were read from the text, each with what was mended or why it is left out. */
export function FoundBlocks({ practice }: { practice: boolean }) {
  const { found, left } = useVet()
  return (
    <div>
      <h2 className="section-title">{formatQuantity(found.length, 'block')} found</h2>
      <ul className={styles['found']}>
        {found.map((one, i) => (
          // The same block may be named twice: its place tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <FoundRow key={`${i} ${one.text}`} found={one} practice={practice} left={left.has(one.text)} />
        ))}
      </ul>
    </div>
  )
}

interface FoundRowProps {
  readonly found: FoundBlock
  readonly practice: boolean
  readonly left: boolean
}

function FoundRow({ found, practice, left }: FoundRowProps) {
  const refusal = refusalOf(found, practice)
  const size = found.block ? blockSize(found.block) : null
  const notes = refusal === null ? found.notices : [refusal]
  return (
    <li className={styles['foundRow']}>
      <Checkbox
        size="xs"
        checked={refusal === null && !left}
        disabled={refusal !== null}
        onChange={() => toggleBlock(found.text)}
        label={<span className="mono">{found.text}</span>}
      />
      <span className="num dim">{size === null ? '' : describeSize(size)}</span>
      <span className="dim">{notes.join(' ')}</span>
    </li>
  )
}

const describeSize = (size: bigint): string =>
  size > 1_000_000_000_000n
    ? `2^${(size.toString(2).length - 1).toString()} addresses`
    : formatQuantity(Number(size), 'address', 'addresses')
