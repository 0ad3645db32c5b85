import type { MapPicture } from './map-picture.ts'

/** Colours of a picture by name of the CSS variable. */
export type ReadColour = (variable: string) => string

/** The variable of the ink that can be read on a fill. */
export function inkOn(fill: string): string {
  if (/^(policy|low|medium|high|critical)$/.test(fill)) return `--on-sev-${fill}`
  return /^heat-[345]$/.test(fill) ? '--surface' : '--ink'
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The variable behind a fill or another look of the legend. */
export function groundOf(fill: string): string {
  if (fill.startsWith('heat-')) return `--${fill}`
  return ['untouched', 'partial', 'hatched', 'allowed'].includes(fill) ? '--surface' : `--sev-${fill}`
}

/** Writes a picture as SVG: vectors alone, no script, nothing fetched. */
export function pictureSvg(picture: MapPicture, colour: ReadColour): string {
  const { width, height, cell } = picture
  const box = (x: number, y: number, w: number, h: number, paint: string): string =>
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" ${paint}/>`
  const words = (x: number, y: number, text: string, more: string): string =>
    `<text x="${x}" y="${y}" ${more}>${escape(text)}</text>`
  const ink = colour('--ink')
  const gap = cell >= 5 ? 1 : 0
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, sans-serif" font-size="12">`,
    `<title>${escape(picture.title)}</title>`,
    `<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M-1 6L6 -1" stroke="${colour('--hatch')}"/></pattern>`,
    `<pattern id="grid" x="${picture.fills[0]?.x ?? 0}" width="${cell}" height="8" patternUnits="userSpaceOnUse"><rect x="${cell - gap}" width="${gap}" height="8" fill="${colour('--surface')}"/></pattern></defs>`,
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
    ...picture.marks.map(({ x, y, fill, text }) =>
      words(x, y, text, `fill="${colour(inkOn(fill))}" text-anchor="middle" dominant-baseline="central"`),
    ),
    ...picture.labels.map(({ x, y, text }) =>
      words(
        x,
        y,
        text,
        `fill="${colour('--ink-2')}" font-size="11" text-anchor="end" dominant-baseline="central"`,
      ),
    ),
    ...picture.legend.flatMap(({ x, y, fill, words: name, count, letter }) => [
      box(
        x,
        y,
        12,
        12,
        `fill="${colour(groundOf(fill))}" stroke="${colour(fill === 'allowed' ? '--sev-allowed' : '--rule-strong')}"`,
      ),
      ...(fill === 'hatched' ? [box(x, y, 12, 12, 'fill="url(#hatch)"')] : []),
      ...(letter
        ? [
            words(
              x + 6,
              y + 6.5,
              letter,
              `fill="${colour(inkOn(fill))}" font-size="10" text-anchor="middle" dominant-baseline="central"`,
            ),
          ]
        : []),
      words(x + 18, y + 10, `${name} ${count.toLocaleString('en')}`, `fill="${ink}"`),
    ]),
    '</svg>',
  ]
  return `${lines.join('\n')}\n`
}
