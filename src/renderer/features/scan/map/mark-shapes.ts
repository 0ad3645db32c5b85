import type { Severity } from '../../../../shared/domain/impact.ts'

/** Marks that repeat a colour for those who cannot see it. */
export type Mark = Exclude<Severity, 'clear'> | 'hatched'

const marks: readonly string[] = ['critical', 'high', 'medium', 'low', 'policy', 'hatched'] satisfies Mark[]
/** Whether a look is repeated by a mark. */
export const isMark = (look: string): look is Mark => marks.includes(look)

/** A mark as SVG paths around 0, 0: what is filled and what is stroked. */
export interface MarkShape {
  readonly fill: string
  readonly stroke: string
}

/** Width of a mark's lines, pixels. */
export const MARK_LINE = 1.25

const circle = (radius: number): string =>
  `M${-radius} 0A${radius} ${radius} 0 1 1 ${radius} 0A${radius} ${radius} 0 1 1 ${-radius} 0Z`

/** The shape of a mark, `radius` in pixels. Map, legend and saved pictures all draw this one. */
export function markShape(mark: Mark, radius: number): MarkShape {
  switch (mark) {
    case 'critical':
      return { fill: circle(radius), stroke: circle(radius + 2) }
    case 'high':
      return { fill: circle(radius), stroke: '' }
    case 'medium':
      return { fill: `M0 ${radius}A${radius} ${radius} 0 0 1 0 ${-radius}Z`, stroke: circle(radius) }
    case 'low':
      return { fill: circle(Math.max(1, radius * 0.5)), stroke: '' }
    case 'policy':
      return { fill: '', stroke: `M${-radius} 0H${radius}` }
    case 'hatched':
      return { fill: '', stroke: `M${-radius} ${radius}L${radius} ${-radius}` }
  }
}
