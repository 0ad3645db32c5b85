import { type Block, overlaps, parseBlock } from '../../../../shared/domain/block.ts'
import type { NetblockHit } from '../../../../shared/domain/netblock-findings.ts'
import type { RegistryNetwork } from '../../../../shared/domain/registry-findings.ts'
import { type Targets, targetOfAddress } from '../../../../shared/domain/targets.ts'
import type { CellLayout } from './cell-layout.ts'

/** Entries drawn; more lines than that would hide the cells. */
const MOST = 200

/** In how many outlined feed entries each cell lies. */
export interface NetblockLevels {
  /** Entries that are outlined. */
  readonly entries: number
  /** By cell, in address order; 255 stands for that many and more. */
  readonly levels: Uint8Array
}

/** True for an entry that is outlined: one that lists space of the block, at its origin. */
const isOutlined = ({ relation, counted, kind }: NetblockHit): boolean =>
  counted && relation !== 'neighbour' && kind !== 'classification'

/** Which cells the feed entries on a block hold; null when there are none. */
export const netblockLevels = (
  hits: readonly NetblockHit[],
  targets: Targets,
  layout: CellLayout,
): NetblockLevels | null =>
  levelsOf(
    hits.filter(isOutlined).map(({ entry }) => entry),
    targets,
    layout,
  )

/** Which cells the networks registered inside a block hold; null when there are none. */
export const networkLevels = (
  networks: readonly RegistryNetwork[],
  targets: Targets,
  layout: CellLayout,
): NetblockLevels | null =>
  levelsOf(
    networks.map(({ first, last }) => `${first}-${last}`),
    targets,
    layout,
  )

function levelsOf(texts: readonly string[], targets: Targets, layout: CellLayout): NetblockLevels | null {
  const ranges = texts.flatMap((text): Block[] => {
    const parsed = parseBlock(text)
    return parsed.ok && overlaps(parsed.block, targets.block) ? [parsed.block] : []
  })
  if (ranges.length === 0) return null
  const levels = new Uint8Array(layout.cells)
  for (const range of ranges.slice(0, MOST)) {
    const [from, to] = cellsOf(range, targets, layout)
    for (let cell = from; cell <= to; cell++) levels[cell] = Math.min(255, (levels[cell] ?? 0) + 1)
  }
  return { entries: ranges.length, levels }
}

/** First and last cell that share an address with a range that touches the block. */
function cellsOf(range: Block, targets: Targets, { perCell }: CellLayout): readonly [number, number] {
  const { family, first, last } = targets.block
  const cellOf = (value: bigint): number =>
    Math.floor((targetOfAddress(targets, { family, value }) ?? 0) / perCell)
  return [cellOf(range.first > first ? range.first : first), cellOf(range.last < last ? range.last : last)]
}
