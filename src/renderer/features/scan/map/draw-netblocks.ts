import type { CellGeometry, CellLayout } from './cell-layout.ts'

/** Columns and rows in sight, the far ends excluded. */
interface Sight {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Draws a line, dashed or not, wherever a cell lies in more ranges than its neighbour, or the map ends. */
export function drawNetblocks(
  brush: CanvasRenderingContext2D,
  {
    levels,
    layout,
    geometry,
    sight,
    ink,
    ground,
    dashed = true,
  }: {
    readonly levels: Uint8Array
    readonly layout: CellLayout
    readonly geometry: CellGeometry
    readonly sight: Sight
    readonly ink: string
    readonly ground: string
    readonly dashed?: boolean
  },
): void {
  const { left, top, cellWidth, cellHeight } = geometry
  const levelAt = (column: number, row: number): number => {
    if (column < 0 || row < 0 || column >= layout.columns || row >= layout.rows) return 0
    const cell = layout.cellAt[row * layout.columns + column] ?? -1
    return cell < 0 ? 0 : (levels[cell] ?? 0)
  }
  const path = new Path2D()
  const line = (x: number, y: number, toX: number, toY: number): void => {
    path.moveTo(x, y)
    path.lineTo(toX, toY)
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
  brush.save()
  brush.strokeStyle = ground
  brush.lineWidth = 3.5
  brush.stroke(path)
  brush.strokeStyle = ink
  brush.lineWidth = 1.5
  if (dashed) brush.setLineDash([4, 3])
  brush.stroke(path)
  brush.restore()
}
