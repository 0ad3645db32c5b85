import type { CellDetails, Shape } from './cell-details.ts'

type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** Draws details over and over: paths are built once. `colour` reads a CSS variable. */
export class DetailsBrush {
  private readonly paths = new Map<string, Path2D>()
  private readonly colour: (variable: string) => string
  private readonly font: string

  constructor(colour: (variable: string) => string, font: string) {
    this.colour = colour
    this.font = font
  }

  /** Draws the details of a cell whose top left corner is at x, y. */
  draw(brush: Brush, { shapes, letter }: CellDetails, x: number, y: number): void {
    for (const shape of shapes) this.drawShape(brush, shape, x, y)
    if (letter === null) return
    brush.fillStyle = this.colour(letter.ink)
    brush.font = this.font.replace(/^\d+px/, `${letter.sizePx}px`)
    brush.textAlign = 'center'
    brush.textBaseline = 'middle'
    brush.fillText(letter.text, x + letter.at[0], y + letter.at[1] + 0.5)
  }

  private drawShape(brush: Brush, { path, ink, line, dash, at = [0, 0] }: Shape, x: number, y: number): void {
    const dx = x + at[0]
    const dy = y + at[1]
    brush.translate(dx, dy)
    if (line === null) {
      brush.fillStyle = this.colour(ink)
      brush.fill(this.pathOf(path))
    } else {
      brush.strokeStyle = this.colour(ink)
      brush.lineWidth = line
      if (dash) brush.setLineDash([...dash])
      brush.stroke(this.pathOf(path))
      if (dash) brush.setLineDash([])
    }
    brush.translate(-dx, -dy)
  }

  private pathOf(text: string): Path2D {
    const known = this.paths.get(text)
    if (known) return known
    const path = new Path2D(text)
    this.paths.set(text, path)
    return path
  }
}
