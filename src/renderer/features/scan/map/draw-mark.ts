import type { Cell } from '../../../../shared/domain/cell.ts'
import type { Inks } from './cell-inks.ts'
import type { Fill } from './cell-looks.ts'

type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** A cell that is not asked everywhere yet: an outline, half filled once some lists have answered. */
export function drawOpen(
  brush: Brush,
  inks: Inks,
  partial: boolean,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  if (partial) {
    brush.fillStyle = inks.open
    brush.beginPath()
    brush.moveTo(x, y + height)
    brush.lineTo(x + width, y + height)
    brush.lineTo(x + width, y)
    brush.closePath()
    brush.fill()
  }
  brush.strokeStyle = inks.outline
  brush.lineWidth = 1
  brush.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1)
}

/** The letter or number that repeats a cell's colour, around the point x, y. */
export function drawLetter(
  brush: Brush,
  inks: Inks,
  letter: string,
  fill: Fill,
  x: number,
  y: number,
  size: number,
): void {
  brush.fillStyle = fill === 'heat-1' || fill === 'heat-2' ? inks.ink : inks.surface
  brush.font = inks.font.replace(/^\d+px/, `${Math.min(14, Math.round(size * 0.6))}px`)
  brush.textAlign = 'center'
  brush.textBaseline = 'middle'
  brush.fillText(letter, x, y + 0.5)
}

/** The mark that repeats a cell's colour for those who cannot see it, around the point x, y. */
export function drawMark(brush: Brush, inks: Inks, seen: Cell, x: number, y: number, size: number): void {
  const radius = Math.min(5, size * 0.14)
  const ink = inks.marks[seen.severity] ?? inks.ink
  brush.fillStyle = ink
  brush.strokeStyle = ink
  brush.lineWidth = 1.25
  brush.beginPath()
  switch (seen.severity) {
    case 'critical':
      brush.arc(x, y, radius, 0, 2 * Math.PI)
      brush.fill()
      brush.beginPath()
      brush.arc(x, y, radius + 2, 0, 2 * Math.PI)
      brush.stroke()
      break
    case 'high':
      brush.arc(x, y, radius, 0, 2 * Math.PI)
      brush.fill()
      break
    case 'medium':
      brush.arc(x, y, radius, Math.PI / 2, 1.5 * Math.PI)
      brush.fill()
      brush.beginPath()
      brush.arc(x, y, radius, 0, 2 * Math.PI)
      brush.stroke()
      break
    case 'low':
      brush.arc(x, y, Math.max(1, radius * 0.5), 0, 2 * Math.PI)
      brush.fill()
      break
    case 'policy':
      brush.moveTo(x - radius, y)
      brush.lineTo(x + radius, y)
      brush.stroke()
      break
    case 'clear':
      if (!seen.unknown) return
      brush.strokeStyle = inks.ink
      brush.moveTo(x - radius, y + radius)
      brush.lineTo(x + radius, y - radius)
      brush.stroke()
  }
}
