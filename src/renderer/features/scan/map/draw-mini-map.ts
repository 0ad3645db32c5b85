import type { Inks } from './cell-inks.ts'
import type { CellLayout } from './cell-layout.ts'
import type { MiniMap } from './map-view.ts'

interface Scene {
  readonly layout: CellLayout
  /** Columns and rows in sight. */
  readonly sight: {
    readonly left: number
    readonly right: number
    readonly top: number
    readonly bottom: number
  }
  readonly inks: Inks
}

/** Draws all cells small, and a frame around those that are in sight. */
export function drawMiniMap(
  brush: CanvasRenderingContext2D,
  image: OffscreenCanvas,
  { left, top, width, height }: MiniMap,
  { layout, sight, inks }: Scene,
): void {
  brush.fillStyle = inks.surface
  brush.fillRect(left - 3, top - 3, width + 6, height + 6)
  brush.imageSmoothingEnabled = false
  brush.drawImage(image, left, top, width, height)
  brush.strokeStyle = inks.label
  brush.lineWidth = 1
  brush.strokeRect(left - 2.5, top - 2.5, width + 5, height + 5)
  brush.strokeStyle = inks.accent
  brush.lineWidth = 2
  brush.strokeRect(
    left + (sight.left / layout.columns) * width,
    top + (sight.top / layout.rows) * height,
    Math.max(3, ((sight.right - sight.left) / layout.columns) * width),
    Math.max(3, ((sight.bottom - sight.top) / layout.rows) * height),
  )
}
