import { GRID_FROM_PX, inkOn } from './cell-details.ts'
import { hatchPattern } from './cell-inks.ts'
import { DetailsBrush } from './draw-details.ts'
import { strokeOutline } from './draw-netblocks.ts'
import { legendShapes } from './legend-shapes.ts'
import type { MapPicture } from './map-picture.ts'
import { groundOf, type ReadColour } from './picture-svg.ts'

/** Pixels of the file per pixel of the picture. */
const RATIO = 2

/** Paints a picture as PNG, at twice its size. */
export async function picturePng(picture: MapPicture, colour: ReadColour): Promise<Blob> {
  const canvas = new OffscreenCanvas(picture.width * RATIO, picture.height * RATIO)
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('This browser cannot paint a picture; save the map as SVG.')
  brush.scale(RATIO, RATIO)
  const gap = picture.cell >= GRID_FROM_PX ? 1 : 0
  const hatch = hatchPattern(brush, colour('--hatch'), 5, 1)
  const details = new DetailsBrush(colour, '11px monospace')
  const words = (
    text: string,
    x: number,
    y: number,
    ink: string,
    font: string,
    align: CanvasTextAlign,
  ): void => {
    brush.fillStyle = colour(ink)
    brush.font = font
    brush.textAlign = align
    brush.textBaseline = 'middle'
    brush.fillText(text, x, y)
  }
  brush.fillStyle = colour('--surface')
  brush.fillRect(0, 0, picture.width, picture.height)
  words(picture.title, 16, 20, '--ink', '600 15px Inter, sans-serif', 'left')
  words(picture.subtitle, 16, 38, '--ink-2', '12px Inter, sans-serif', 'left')
  for (const { x, y, width, height, fill } of picture.fills) {
    brush.fillStyle = colour(groundOf(fill))
    brush.fillRect(x, y, width, height - gap)
  }
  brush.fillStyle = hatch
  for (const { x, y, width, height } of picture.hatched) brush.fillRect(x, y, width, height - gap)
  brush.fillStyle = colour('--surface')
  for (const { x, y, width, height } of gap ? picture.fills : []) {
    for (let line = x + picture.cell; line <= x + width; line += picture.cell)
      brush.fillRect(line - 1, y, 1, height)
  }
  for (const { x, y, details: found } of picture.details) details.draw(brush, found, x, y)
  for (const { path, dashed } of picture.outlines) {
    const ink = colour(dashed ? '--ink' : '--ink-2')
    strokeOutline(brush, new Path2D(path), { ink, ground: colour('--surface'), dashed })
  }
  for (const { x, y, text } of picture.labels) words(text, x, y, '--ink-2', '11px monospace', 'right')
  for (const { x, y, fill, letter, words: name, count } of picture.legend) {
    brush.fillStyle = colour(groundOf(fill))
    brush.fillRect(x, y, 12, 12)
    brush.fillStyle = hatch
    if (fill === 'hatched') brush.fillRect(x, y, 12, 12)
    details.draw(brush, { shapes: legendShapes(fill), letter: null }, x, y)
    if (letter) words(letter, x + 6, y + 6.5, inkOn(fill), '10px monospace', 'center')
    words(`${name} ${count.toLocaleString('en')}`, x + 18, y + 6.5, '--ink', '12px Inter, sans-serif', 'left')
  }
  return canvas.convertToBlob({ type: 'image/png' })
}
