import { type Block, contains, overlaps } from '../../../shared/domain/block.ts'
import type { IndexedEntry } from './range-index.ts'

/**
 * Takes excluded ranges out of entries, as rbldnsd does: an exclusion makes a hole in the entries that hold it, and
 * an entry of its own inside the hole stays. What is left of an entry may be several ranges.
 */
export function cutOut(
  entries: readonly IndexedEntry[],
  exclusions: readonly Block[],
  around: Block,
): readonly IndexedEntry[] {
  const holes = exclusions.filter((hole) => overlaps(hole, around))
  if (holes.length === 0) return entries
  return entries.flatMap((entry) =>
    holes
      .reduce<Block[]>(
        (pieces, hole) =>
          contains(entry.range, hole) ? pieces.flatMap((piece) => without(piece, hole)) : pieces,
        [entry.range],
      )
      .filter((piece) => overlaps(piece, around))
      .map((range) => ({ ...entry, range })),
  )
}

function without(piece: Block, hole: Block): Block[] {
  if (!overlaps(piece, hole)) return [piece]
  const pieces: Block[] = []
  if (piece.first < hole.first) pieces.push({ ...piece, last: hole.first - 1n })
  if (piece.last > hole.last) pieces.push({ ...piece, first: hole.last + 1n })
  return pieces
}
