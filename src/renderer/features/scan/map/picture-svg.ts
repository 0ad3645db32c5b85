import { type CellDetails, GRID_FROM_PX, inkOn, type Shape } from './cell-details.ts'
import { legendShapes } from './legend-shapes.ts'
import type { MapPicture } from './map-picture.ts'
import { outlineLook } from './outline-edges.ts'

/** Colours of a picture by name of the CSS variable. */
export type ReadColour = (variable: string) => string

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The variable behind a fill or another look of the legend. */
export function groundOf(fill: string): string {
  if (fill.startsWith('heat-')) return `--${fill}`
  const plain = ['untouched', 'partial', 'hatched', 'allowed', 'network', 'netblock']
  return plain.includes(fill) ? '--surface' : `--sev-${fill}`
}

const box = (x: number, y: number, w: number, h: number, paint: string): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" ${paint}/>`
const words = (x: number, y: number, text: string, more: string): string =>
  `<text x="${x}" y="${y}" ${more}>${escape(text)}</text>`
const CENTRED = 'text-anchor="middle" dominant-baseline="central"'

function shapeOf({ path, ink, line, at, dash }: Shape, colour: ReadColour): string {
  const paint =
    line === null ? `fill="${colour(ink)}"` : `fill="none" stroke="${colour(ink)}" stroke-width="${line}"`
  const moved = at ? ` transform="translate(${at[0]} ${at[1]})"` : ''
  const dashes = dash ? ` stroke-dasharray="${dash.join(' ')}"` : ''
  return `<path d="${path}" ${paint}${dashes}${moved}/>`
}

/** What cells that look alike share is written once and used where they are. */
function detailsOf(picture: MapPicture, colour: ReadColour) {
  const ids = new Map<CellDetails, string>()
  for (const { details } of picture.details) {
    if (!ids.has(details)) ids.set(details, `d${ids.size}`)
  }
  const groups = [...ids].map(([{ shapes, letter }, id]) => {
    const parts = shapes.map((shape) => shapeOf(shape, colour))
    if (letter)
      parts.push(
        words(
          letter.at[0],
          letter.at[1],
          letter.text,
          `fill="${colour(letter.ink)}" font-family="monospace" font-size="${letter.sizePx}" ${CENTRED}`,
        ),
      )
    return `<g id="${id}">${parts.join('')}</g>`
  })
  const uses = picture.details.map(
    ({ x, y, details }) => `<use href="#${ids.get(details)}" x="${x}" y="${y}"/>`,
  )
  return { groups, uses }
}

/** Writes a picture as SVG: vectors alone, no script, nothing fetched. */
export function pictureSvg(picture: MapPicture, colour: ReadColour): string {
  const { width, height, cell } = picture
  const ink = colour('--ink')
  const gap = cell >= GRID_FROM_PX ? 1 : 0
  const { groups, uses } = detailsOf(picture, colour)
  const outline = (path: string, stroke: string, line: number, dash = ''): string =>
    `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${line}"${dash}/>`
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, sans-serif" font-size="12">`,
    `<title>${escape(picture.title)}</title>`,
    `<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M-1 6L6 -1" stroke="${colour('--hatch')}"/></pattern>`,
    `<pattern id="grid" x="${picture.fills[0]?.x ?? 0}" width="${cell}" height="8" patternUnits="userSpaceOnUse"><rect x="${cell - gap}" width="${gap}" height="8" fill="${colour('--surface')}"/></pattern>`,
    ...groups,
    '</defs>',
    box(0, 0, width, height, `fill="${colour('--surface')}"`),
    words(16, 24, picture.title, `fill="${ink}" font-size="15" font-weight="600"`),
    words(16, 42, picture.subtitle, `fill="${colour('--ink-2')}"`),
    ...picture.fills.map((run) =>
      box(run.x, run.y, run.width, run.height - gap, `fill="${colour(groundOf(run.fill))}"`),
    ),
    ...picture.hatched.map((run) => box(run.x, run.y, run.width, run.height - gap, 'fill="url(#hatch)"')),
    ...(gap === 0
      ? []
      : picture.fills.map((run) => box(run.x, run.y, run.width, run.height, 'fill="url(#grid)"'))),
    ...uses,
    ...picture.outlines.flatMap(({ path, dashed }) => [
      outline(path, colour('--surface'), outlineLook.ground),
      dashed
        ? outline(path, ink, outlineLook.line, ` stroke-dasharray="${outlineLook.dash.join(' ')}"`)
        : outline(path, colour('--ink-2'), outlineLook.line),
    ]),
    ...picture.labels.map(({ x, y, text }) =>
      words(
        x,
        y,
        text,
        `fill="${colour('--ink-2')}" font-size="11" text-anchor="end" dominant-baseline="central"`,
      ),
    ),
    ...picture.legend.flatMap(({ x, y, fill, words: name, count, letter }) => [
      box(x, y, 12, 12, `fill="${colour(groundOf(fill))}"`),
      ...(fill === 'hatched' ? [box(x, y, 12, 12, 'fill="url(#hatch)"')] : []),
      `<g transform="translate(${x} ${y})">${legendShapes(fill)
        .map((shape) => shapeOf(shape, colour))
        .join('')}</g>`,
      ...(letter
        ? [words(x + 6, y + 6.5, letter, `fill="${colour(inkOn(fill))}" font-size="10" ${CENTRED}`)]
        : []),
      words(x + 18, y + 10, `${name} ${count.toLocaleString('en')}`, `fill="${ink}"`),
    ]),
    '</svg>',
  ]
  return `${lines.join('\n')}\n`
}
