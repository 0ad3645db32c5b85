import { formatCount } from '../../../ui/format.ts'
import type { ColourBy } from './cell-looks.ts'
import { LegendMark } from './LegendMark.tsx'
import { type LegendEntry, legendEntries } from './legend-entries.ts'
import styles from './map.module.css'

interface MapLegendProps {
  readonly cells: Uint16Array
  readonly by: ColourBy
  readonly version: number
  /** Networks and feed entries that are outlined. */
  readonly outlines?: readonly LegendEntry[]
}

/** What the cells mean, with their counts; always there. */
export function MapLegend({ cells, by, version, outlines = [] }: MapLegendProps) {
  'use no memo'
  void version
  const entries = [...legendEntries(cells, by), ...outlines]
  return (
    <ul className={styles['legend']} aria-label="Legend">
      {entries.map((entry) => (
        <Entry key={entry.fill} {...entry} />
      ))}
    </ul>
  )
}

function Entry({ fill, words, letter, count }: LegendEntry) {
  return (
    <li className={styles['entry']} data-none={count === 0 || undefined}>
      <span
        className={fill === 'hatched' ? `${styles['swatch']} hatched` : styles['swatch']}
        data-fill={fill}
        aria-hidden="true"
      >
        {letter ?? <LegendMark fill={fill} />}
      </span>
      {words} <span className="num">{formatCount(count)}</span>
    </li>
  )
}
