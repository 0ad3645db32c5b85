import { type Cell, unpackCell } from '../../../../shared/domain/cell.ts'
import { type CellDetails, cellDetails, GRID_FROM_PX, OUTLINES_FROM_PX } from './cell-details.ts'
import { hatchPattern, type Inks, mix, readInks } from './cell-inks.ts'
import type { CellGeometry, CellLayout } from './cell-layout.ts'
import { type ColourBy, fillOf, listedShare, mergeCells } from './cell-looks.ts'
import type { CellRange } from './cell-range.ts'
import { DetailsBrush } from './draw-details.ts'
import { drawMiniMap } from './draw-mini-map.ts'
import { drawNetblocks } from './draw-netblocks.ts'
import type { MiniMap } from './map-view.ts'
import type { Sight } from './outline-edges.ts'

const SETTLE_MS = 120
/** Frames around lower rows than this run together into stripes. */
const ROW_FRAMES_FROM_PX = 10
const LABELS_FROM_PX = 12
const UNKNOWN = 0xffffffff
/** Share of its colour that a shared cell keeps when hardly any of its addresses is listed. */
const PALEST = 0.35

type Brush = CanvasRenderingContext2D

/** What the page points at. */
interface Pointed {
  readonly focused: number | null
  readonly hovered: number | null
  readonly range: CellRange | null
}

/** Draws the cells: one pixel per cell in an image, scaled up in one stroke; then lines, hatching and marks. */
export class CellPainter {
  private readonly canvas: HTMLCanvasElement
  private readonly layout: CellLayout
  private readonly cells: Uint16Array
  private readonly by: ColourBy
  private readonly levels: Uint8Array | null
  private readonly networks: Uint8Array | null
  private readonly inks: Inks
  private readonly details: DetailsBrush
  private readonly image: ImageData
  private readonly pixels: Uint32Array
  private readonly merged: Uint16Array
  private readonly mask: ImageData
  private readonly maskPixels: Uint32Array
  private readonly small: OffscreenCanvas
  private unknowns = 0
  private readonly still: boolean
  private readonly settling = new Map<number, { readonly from: number; readonly since: number }>()
  private geometry: CellGeometry | null = null
  private gutter = 0
  private ratio = 1
  private focused: number | null = null
  private range: CellRange | null = null
  private rangeLevels: Uint8Array | null = null
  private mini: MiniMap | null = null
  /** Whether `small` holds the image as it is now. */
  private fresh = false
  private layer: OffscreenCanvas | null = null
  private hovered: number | null = null
  private frame = 0

  constructor(
    canvas: HTMLCanvasElement,
    layout: CellLayout,
    cells: Uint16Array,
    by: ColourBy,
    levels: Uint8Array | null = null,
    networks: Uint8Array | null = null,
  ) {
    this.canvas = canvas
    this.layout = layout
    this.cells = cells
    this.by = by
    this.levels = levels
    this.networks = networks
    this.inks = readInks(canvas)
    this.details = new DetailsBrush(this.inks.colour, this.inks.font)
    this.image = new ImageData(layout.columns, layout.rows)
    this.pixels = new Uint32Array(this.image.data.buffer)
    this.merged = new Uint16Array(layout.cells)
    this.mask = new ImageData(layout.columns, layout.rows)
    this.maskPixels = new Uint32Array(this.mask.data.buffer)
    this.small = new OffscreenCanvas(layout.columns, layout.rows)
    this.still = matchMedia('(prefers-reduced-motion: reduce)').matches
    for (let cell = 0; cell < layout.cells; cell++) this.paint(cell)
  }

  /** Takes the size of the canvas and of the gutter for row labels, in CSS pixels. */
  resize(width: number, height: number, gutter: number): void {
    this.ratio = devicePixelRatio
    this.gutter = gutter
    this.canvas.width = Math.round(width * this.ratio)
    this.canvas.height = Math.round(height * this.ratio)
    this.layer = null
    this.draw()
  }

  /** Shows where the grid lies now, where the keyboard and the pointer are, and what is selected. */
  show(geometry: CellGeometry, pointed: Pointed, mini: MiniMap | null): void {
    this.geometry = geometry
    this.focused = pointed.focused
    this.hovered = pointed.hovered
    this.mini = mini
    if (this.range !== pointed.range) {
      this.range = pointed.range
      this.rangeLevels =
        this.range && new Uint8Array(this.layout.cells).fill(1, this.range.from, this.range.to + 1)
    }
    this.schedule()
  }

  /** Repaints the cells of changed targets, settling them unless motion is reduced. */
  change(targets: readonly number[]): void {
    const now = performance.now()
    for (const target of targets) {
      const cell = Math.floor(target / this.layout.perCell)
      const at = this.placeOf(cell)
      const from = this.pixels[at] ?? 0
      this.paint(cell)
      if (!this.still && this.pixels[at] !== from) this.settling.set(cell, { from, since: now })
    }
    this.schedule()
  }

  /** Stops drawing. */
  dispose(): void {
    cancelAnimationFrame(this.frame)
  }

  private schedule(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0
      this.draw()
    })
  }

  private placeOf(cell: number): number {
    return (this.layout.rowOf[cell] ?? 0) * this.layout.columns + (this.layout.columnOf[cell] ?? 0)
  }

  private cellOf(cell: number): Cell {
    return unpackCell(this.merged[cell] ?? 0)
  }

  private paint(cell: number): void {
    const { perCell } = this.layout
    this.merged[cell] = mergeCells(this.cells, cell * perCell, perCell)
    const seen = this.cellOf(cell)
    const at = this.placeOf(cell)
    const ink = this.inks.fills[fillOf(seen, this.by)]
    const share = perCell === 1 ? 1 : listedShare(this.cells, cell * perCell, perCell)
    this.pixels[at] =
      share === 0 || share === 1 ? ink : mix(this.inks.fills.clear, ink, PALEST + (1 - PALEST) * share)
    const mask = seen.unknown ? UNKNOWN : 0
    if (this.maskPixels[at] !== mask) this.unknowns += mask === 0 ? -1 : 1
    this.maskPixels[at] = mask
    this.fresh = false
  }

  private draw(): void {
    const brush = this.canvas.getContext('2d')
    if (!brush || !this.geometry) return
    const { cellWidth, cellHeight } = this.geometry
    const sight = this.sightOf(this.geometry)
    brush.setTransform(this.ratio, 0, 0, this.ratio, 0, 0)
    brush.clearRect(0, 0, this.canvas.width, this.canvas.height)
    if (cellHeight >= LABELS_FROM_PX) this.drawLabels(brush, this.geometry)
    brush.save()
    brush.beginPath()
    // One pixel of the gutter stays free for the frame around a cell of the first column.
    brush.rect(Math.max(0, this.gutter - 2), 0, this.canvas.width, this.canvas.height)
    brush.clip()
    brush.imageSmoothingEnabled = false
    this.drawImage(brush, this.settled(), this.geometry, sight)
    this.drawHatching(brush, this.geometry, sight)
    if (Math.min(cellWidth, cellHeight) >= GRID_FROM_PX) {
      this.drawGrid(brush, this.geometry, sight)
      this.drawDetails(brush, this.geometry, sight)
    }
    if (Math.min(cellWidth, cellHeight) < OUTLINES_FROM_PX) this.drawFrames(brush, this.geometry, sight)
    if (this.networks) {
      const { networks: levels, layout, geometry, inks } = this
      const ink = inks.label
      drawNetblocks(brush, { levels, layout, geometry, sight, ink, ground: inks.surface, dashed: false })
    }
    if (this.levels) {
      const { levels, layout, geometry, inks } = this
      drawNetblocks(brush, { levels, layout, geometry, sight, ink: inks.ink, ground: inks.surface })
    }
    if (this.rangeLevels) {
      const { rangeLevels: levels, layout, geometry, inks } = this
      drawNetblocks(brush, {
        levels,
        layout,
        geometry,
        sight,
        ink: inks.accent,
        ground: inks.surface,
        dashed: false,
      })
    }
    this.drawPointers(brush, this.geometry)
    brush.restore()
    if (this.mini) {
      this.putImage(this.image)
      drawMiniMap(brush, this.small, this.mini, { layout: this.layout, sight, inks: this.inks })
    }
    if (this.settling.size > 0) this.schedule()
  }

  private sightOf({ left, top, cellWidth, cellHeight }: CellGeometry): Sight {
    const width = this.canvas.width / this.ratio
    const height = this.canvas.height / this.ratio
    return {
      left: Math.max(0, Math.floor((this.gutter - left) / cellWidth)),
      right: Math.min(this.layout.columns, Math.ceil((width - left) / cellWidth)),
      top: Math.max(0, Math.floor(-top / cellHeight)),
      bottom: Math.min(this.layout.rows, Math.ceil((height - top) / cellHeight)),
    }
  }

  /** The image as of now: cells on their way are mixed from the colour they come from. */
  private settled(): ImageData {
    if (this.settling.size === 0) return this.image
    const now = performance.now()
    const moving = new ImageData(new Uint8ClampedArray(this.image.data), this.layout.columns)
    const pixels = new Uint32Array(moving.data.buffer)
    for (const [cell, { from, since }] of this.settling) {
      const share = (now - since) / SETTLE_MS
      const at = this.placeOf(cell)
      if (share >= 1) this.settling.delete(cell)
      else pixels[at] = mix(from, this.pixels[at] ?? 0, Math.max(0, share))
    }
    return moving
  }

  /** Brings an image to where it can be drawn from, unless it is there. */
  private putImage(image: ImageData): void {
    if (this.fresh && image === this.image) return
    this.small.getContext('2d')?.putImageData(image, 0, 0)
    this.fresh = image === this.image
  }

  /** Draws what is in sight of an image with one pixel per cell. */
  private drawImage(
    brush: Brush | OffscreenCanvasRenderingContext2D,
    image: ImageData,
    { left, top, cellWidth, cellHeight }: CellGeometry,
    sight: Sight,
  ): void {
    this.putImage(image)
    const columns = sight.right - sight.left
    const rows = sight.bottom - sight.top
    if (columns <= 0 || rows <= 0) return
    const x = left + sight.left * cellWidth
    const y = top + sight.top * cellHeight
    const width = columns * cellWidth
    const height = rows * cellHeight
    brush.drawImage(this.small, sight.left, sight.top, columns, rows, x, y, width, height)
  }

  /** Hatching is drawn in screen space through a mask of the unknown cells, so it is as fine on every size. */
  private drawHatching(brush: Brush, geometry: CellGeometry, sight: Sight): void {
    if (this.unknowns === 0) return
    const layer = (this.layer ??= new OffscreenCanvas(this.canvas.width, this.canvas.height))
    const over = layer.getContext('2d')
    if (!over) return
    over.globalCompositeOperation = 'source-over'
    over.setTransform(1, 0, 0, 1, 0, 0)
    over.clearRect(0, 0, layer.width, layer.height)
    over.setTransform(this.ratio, 0, 0, this.ratio, 0, 0)
    over.imageSmoothingEnabled = false
    this.drawImage(over, this.mask, geometry, sight)
    over.setTransform(1, 0, 0, 1, 0, 0)
    over.globalCompositeOperation = 'source-in'
    // Three pixels apart in small cells: no cell of two pixels can fall between the lines.
    const period = Math.min(geometry.cellWidth, geometry.cellHeight) >= GRID_FROM_PX ? 5 : 3
    over.fillStyle = hatchPattern(over, this.inks.hatch, Math.round(period * this.ratio), this.ratio)
    over.fillRect(0, 0, layer.width, layer.height)
    brush.drawImage(layer, 0, 0, layer.width / this.ratio, layer.height / this.ratio)
  }

  private drawGrid(brush: Brush, { left, top, cellWidth, cellHeight }: CellGeometry, sight: Sight): void {
    const width = (sight.right - sight.left) * cellWidth
    const height = (sight.bottom - sight.top) * cellHeight
    brush.fillStyle = this.inks.surface
    for (let column = sight.left; column <= sight.right; column++) {
      brush.fillRect(left + column * cellWidth - 1, top + sight.top * cellHeight, 1, height)
    }
    for (let row = sight.top; row <= sight.bottom; row++) {
      brush.fillRect(left + sight.left * cellWidth, top + row * cellHeight - 1, width, 1)
    }
  }

  /** Where cells are too small for an outline each: one around all of them, or around each row. */
  private drawFrames(brush: Brush, { left, top, cellWidth, cellHeight }: CellGeometry, sight: Sight): void {
    const byRow = !this.layout.square && cellHeight >= ROW_FRAMES_FROM_PX
    const height = byRow ? cellHeight : (sight.bottom - sight.top) * cellHeight
    const width = (sight.right - sight.left) * cellWidth
    brush.strokeStyle = this.inks.outline
    brush.lineWidth = 1
    for (let row = sight.top; row < sight.bottom; row += byRow ? 1 : this.layout.rows) {
      const x = left + sight.left * cellWidth
      brush.strokeRect(x + 0.5, top + row * cellHeight + 0.5, width - 1, height - 1)
    }
  }

  /** Outlines of open and allow-listed cells, and the marks; cells that look alike share theirs. */
  private drawDetails(brush: Brush, geometry: CellGeometry, sight: Sight): void {
    const { cellWidth, cellHeight } = geometry
    const known = new Map<number, CellDetails>()
    for (let row = sight.top; row < sight.bottom; row++) {
      for (let column = sight.left; column < sight.right; column++) {
        const cell = this.layout.cellAt[row * this.layout.columns + column] ?? -1
        if (cell < 0) continue
        const packed = this.merged[cell] ?? 0
        const details =
          known.get(packed) ?? cellDetails(unpackCell(packed), this.by, cellWidth - 1, cellHeight - 1)
        known.set(packed, details)
        this.details.draw(brush, details, geometry.left + column * cellWidth, geometry.top + row * cellHeight)
      }
    }
  }

  private drawLabels(brush: Brush, geometry: CellGeometry): void {
    brush.fillStyle = this.inks.label
    brush.font = this.inks.font
    brush.textAlign = 'right'
    brush.textBaseline = 'middle'
    this.layout.rowLabels.forEach((label, row) => {
      brush.fillText(label, this.gutter - 6, geometry.top + (row + 0.5) * geometry.cellHeight)
    })
  }

  private drawPointers(brush: Brush, geometry: CellGeometry): void {
    const { cellWidth, cellHeight } = geometry
    const frame = (cell: number | null, ink: string, line: number): void => {
      if (cell === null) return
      const x = geometry.left + (this.layout.columnOf[cell] ?? 0) * cellWidth
      const y = geometry.top + (this.layout.rowOf[cell] ?? 0) * cellHeight
      const width = Math.max(cellWidth - 1, 6)
      const height = Math.max(cellHeight - 1, 6)
      brush.strokeStyle = this.inks.surface
      brush.lineWidth = line + 2
      brush.strokeRect(x - 0.5, y - 0.5, width + 1, height + 1)
      brush.strokeStyle = ink
      brush.lineWidth = line
      brush.strokeRect(x - 0.5, y - 0.5, width + 1, height + 1)
    }
    frame(this.hovered, this.inks.ink, 1)
    frame(this.focused, this.inks.accent, 2)
  }
}
