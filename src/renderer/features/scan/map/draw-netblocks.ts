import type { CellGeometry, CellLayout } from './cell-layout.ts'
import { outlineEdges, outlineLook, type Sight } from './outline-edges.ts'

/** Outlines ranges of cells on the map, dashed or not. */
export function drawNetblocks(
  brush: CanvasRenderingContext2D,
  {
    levels,
    ink,
    ground,
    dashed = true,
    ...where
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
  const path = new Path2D()
  outlineEdges(levels, where, (x, y, toX, toY) => {
    path.moveTo(x, y)
    path.lineTo(toX, toY)
  })
  strokeOutline(brush, path, { ink, ground, dashed })
}

/** Strokes an outline as `outlineLook` says. */
export function strokeOutline(
  brush: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  path: Path2D,
  { ink, ground, dashed }: { readonly ink: string; readonly ground: string; readonly dashed: boolean },
): void {
  brush.save()
  brush.strokeStyle = ground
  brush.lineWidth = outlineLook.ground
  brush.stroke(path)
  brush.strokeStyle = ink
  brush.lineWidth = outlineLook.line
  if (dashed) brush.setLineDash([...outlineLook.dash])
  brush.stroke(path)
  brush.restore()
}
