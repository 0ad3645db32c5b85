import type { CellGeometry, CellLayout } from './cell-layout.ts'

/** Columns and rows in sight, the far ends excluded. */
export interface Sight {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** How an outline is drawn: a wide line of the ground, and on it a narrow one of the ink, dashed for feed entries. */
export const outlineLook = { ground: 3.5, line: 1.5, dash: [4, 3] } as const

/** Where a line goes: wherever a cell lies in more ranges than its neighbour, or the map ends. Pixels. */
export function outlineEdges(
  levels: Uint8Array,
  { layout, geometry, sight }: { layout: CellLayout; geometry: CellGeometry; sight: Sight },
  line: (x: number, y: number, toX: number, toY: number) => void,
): void {
  const { left, top, cellWidth, cellHeight } = geometry
  const levelAt = (column: number, row: number): number => {
    if (column < 0 || row < 0 || column >= layout.columns || row >= layout.rows) return 0
    const cell = layout.cellAt[row * layout.columns + column] ?? -1
    return cell < 0 ? 0 : (levels[cell] ?? 0)
  }
  for (let row = sight.top; row < sight.bottom; row++) {
    for (let column = sight.left; column < sight.right; column++) {
      const level = levelAt(column, row)
      if (level === 0) continue
      const x = left + column * cellWidth
      const y = top + row * cellHeight
      const right = x + cellWidth - 1
      const bottom = y + cellHeight - 1
      if (levelAt(column, row - 1) < level) line(x, y, right, y)
      if (levelAt(column, row + 1) < level) line(x, bottom, right, bottom)
      if (levelAt(column - 1, row) < level) line(x, y, x, bottom)
      if (levelAt(column + 1, row) < level) line(right, y, right, bottom)
    }
  }
}
