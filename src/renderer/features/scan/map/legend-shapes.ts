import { markShapes, type Shape } from './cell-details.ts'
import { isMark } from './mark-shapes.ts'
import { outlineLook } from './outline-edges.ts'

const FRAME = 'M0.5 0.5H11.5V11.5H0.5Z'

/** Frame and mark of a look in the legend of a saved picture, 12 pixels wide. */
export function legendShapes(fill: string): readonly Shape[] {
  const marks = isMark(fill) ? markShapes(fill, 13, [6, 6]) : []
  switch (fill) {
    case 'allowed':
      return [{ path: FRAME, ink: '--sev-allowed', line: 2 }]
    case 'network':
      return [{ path: FRAME, ink: '--ink-2', line: outlineLook.line }]
    case 'netblock':
      return [{ path: FRAME, ink: '--ink', line: outlineLook.line, dash: outlineLook.dash }]
    case 'partial':
      return [
        { path: 'M0 12H12V0Z', ink: '--surface-3', line: null },
        { path: FRAME, ink: '--rule-strong', line: 1 },
      ]
    default:
      return [{ path: FRAME, ink: '--rule-strong', line: 1 }, ...marks]
  }
}
