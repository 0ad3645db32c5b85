import { type Fill, fillVariables } from './cell-looks.ts'

/** The colours of the page as the painter needs them. */
export interface Inks {
  readonly fills: Readonly<Record<Fill, number>>
  readonly surface: string
  readonly outline: string
  readonly hatch: string
  readonly label: string
  readonly accent: string
  readonly ink: string
  /** The colour of a CSS variable. */
  readonly colour: (variable: string) => string
  readonly font: string
}

/** Reads the CSS variables that hold at the canvas now. */
export function readInks(canvas: HTMLCanvasElement): Inks {
  const style = getComputedStyle(canvas)
  const known = new Map<string, string>()
  const read = (name: string): string => {
    const value = known.get(name) ?? style.getPropertyValue(name).trim()
    known.set(name, value)
    return value
  }
  const fills = Object.fromEntries(
    Object.entries(fillVariables).map(([fill, variable]) => [fill, toPixel(read(variable))]),
  ) as Record<Fill, number>
  return {
    fills,
    surface: read('--surface'),
    outline: read('--outline'),
    hatch: read('--hatch'),
    label: read('--ink-2'),
    accent: read('--accent'),
    ink: read('--ink'),
    colour: read,
    font: `11px ${read('--mantine-font-family-monospace') || 'monospace'}`,
  }
}

/** `#rrggbb` as ImageData keeps it on little-endian machines. */
function toPixel(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16)
  return ((0xff << 24) | ((value & 0xff) << 16) | (value & 0xff00) | (value >>> 16)) >>> 0
}

/** A colour on the way from one to another, `share` 0–1. */
export function mix(from: number, to: number, share: number): number {
  const channel = (shift: number): number => {
    const a = (from >>> shift) & 255
    return Math.round(a + (((to >>> shift) & 255) - a) * share) << shift
  }
  return ((0xff << 24) | channel(16) | channel(8) | channel(0)) >>> 0
}

/** Slanted lines, `period` device pixels apart. */
export function hatchPattern(
  context: OffscreenCanvasRenderingContext2D,
  ink: string,
  period: number,
  ratio: number,
): CanvasPattern | string {
  const tile = new OffscreenCanvas(period, period)
  const brush = tile.getContext('2d')
  if (!brush) return ink
  brush.fillStyle = ink
  for (let x = 0; x < period; x++) {
    brush.fillRect(x, period - 1 - x, Math.max(1, Math.round(ratio * 0.8)), 1)
  }
  return context.createPattern(tile, 'repeat') ?? ink
}
