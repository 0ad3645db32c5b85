import { unpackCell } from '../../../../shared/domain/cell.ts'
import { severities } from '../../../../shared/domain/impact.ts'
import { severityWords } from '../../../terms/severity-words.ts'
import { formatCount } from '../../../ui/format.ts'
import { type ColourBy, fillOf, heatSteps } from './cell-looks.ts'
import { LegendMark } from './LegendMark.tsx'
import styles from './map.module.css'
import { changeSteps, type ModeStep, ptrSteps } from './mode-steps.ts'

/** How many cells look how. */
export interface LegendCounts {
  readonly fills: ReadonlyMap<string, number>
  readonly allowed: number
  readonly unknown: number
}

/** Counts the looks of all cells. A cell can be unknown beside its fill; one of no known listing counts as unknown alone. */
export function countLooks(cells: Uint16Array, by: ColourBy): LegendCounts {
  // 65,536 possible values at most: count each first, spell it out once.
  const values = new Uint32Array(65_536)
  for (let at = 0; at < cells.length; at++) {
    const packed = cells[at] ?? 0
    values[packed] = (values[packed] ?? 0) + 1
  }
  const fills = new Map<string, number>()
  let allowed = 0
  let unknown = 0
  for (let packed = 0; packed < values.length; packed++) {
    const count = values[packed] ?? 0
    if (count === 0) continue
    const cell = unpackCell(packed)
    const fill = fillOf(cell, by)
    if (!(fill === 'clear' && cell.unknown)) fills.set(fill, (fills.get(fill) ?? 0) + count)
    if (cell.allowed) allowed += count
    if (cell.unknown) unknown += count
  }
  return { fills, allowed, unknown }
}

const clearWords: Readonly<Record<ColourBy, string>> = {
  impact: 'Clear',
  lists: 'No list',
  unknowns: 'Every list answered',
  list: 'Not listed',
  ptr: 'Confirmed',
  changes: 'Same as before',
}

const unknownWords: Readonly<Record<ColourBy, string>> = {
  impact: 'Too little known',
  lists: 'Too little known',
  unknowns: 'Some lists unknown',
  list: 'Unknown',
  ptr: 'No valid answer',
  changes: 'Less known',
}

const untouchedWords: Readonly<Partial<Record<ColourBy, string>>> = {
  ptr: 'Not examined',
  changes: 'Not compared',
}

interface MapLegendProps {
  readonly cells: Uint16Array
  readonly by: ColourBy
  readonly version: number
  /** Feed entries that are outlined. */
  readonly netblocks?: number
  /** Networks registered inside the block that are outlined. */
  readonly networks?: number
}

/** What the cells mean, with their counts; always there. */
export function MapLegend({ cells, by, version, netblocks = 0, networks = 0 }: MapLegendProps) {
  'use no memo'
  void version
  const { fills, allowed, unknown } = countLooks(cells, by)
  const partial = fills.get('partial') ?? 0
  const untouched = fills.get('untouched') ?? 0
  return (
    <ul className={styles['legend']} aria-label="Legend">
      {stepsOf(by).map(({ fill, words, letter }) => (
        <Entry key={fill} fill={fill} words={words} letter={letter} count={fills.get(fill) ?? 0} />
      ))}
      <Entry fill="clear" words={clearWords[by]} count={fills.get('clear') ?? 0} />
      <Entry fill="hatched" words={unknownWords[by]} count={unknown} />
      {allowed > 0 && by !== 'unknowns' ? (
        <Entry fill="allowed" words="Allow-listed" count={allowed} />
      ) : null}
      {networks > 0 ? <Entry fill="network" words="Registered network" count={networks} /> : null}
      {netblocks > 0 ? <Entry fill="netblock" words="Netblock entry" count={netblocks} /> : null}
      {partial > 0 ? <Entry fill="partial" words="Partly asked" count={partial} /> : null}
      {untouched > 0 ? (
        <Entry fill="untouched" words={untouchedWords[by] ?? 'Not asked'} count={untouched} />
      ) : null}
    </ul>
  )
}

interface LegendStep {
  readonly fill: string
  readonly words: string
  readonly letter?: string | undefined
}

const worstFirst = (steps: readonly (ModeStep | null)[]): readonly LegendStep[] =>
  steps.filter((step) => step !== null).toReversed()

function stepsOf(by: ColourBy): readonly LegendStep[] {
  switch (by) {
    case 'impact':
    case 'list':
      return severities
        .toReversed()
        .filter((severity) => severity !== 'clear')
        .map((fill) => ({ fill, words: severityWords[fill] }))
    case 'lists':
      return heatSteps.toReversed()
    case 'unknowns':
      return []
    case 'ptr':
      return worstFirst(ptrSteps)
    case 'changes':
      return worstFirst(changeSteps)
  }
}

interface EntryProps extends LegendStep {
  readonly count: number
}

function Entry({ fill, words, letter, count }: EntryProps) {
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
