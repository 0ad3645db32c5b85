import { isMark, MARK_LINE, markShape } from './mark-shapes.ts'

/** The mark of a fill as the map draws it, for the legend; nothing where the map draws none. */
export function LegendMark({ fill }: { fill: string }) {
  if (!isMark(fill)) return null
  const shape = markShape(fill, fill === 'critical' ? 2.4 : 2.8)
  const ink = fill === 'hatched' ? 'var(--ink)' : 'currentColor'
  return (
    <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true" focusable="false">
      <path d={shape.fill} fill={ink} />
      <path d={shape.stroke} fill="none" stroke={ink} strokeWidth={MARK_LINE} />
    </svg>
  )
}
