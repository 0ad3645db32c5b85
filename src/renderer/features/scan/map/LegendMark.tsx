/** The mark of a fill as the map draws it, for the legend; nothing where the map draws none. */
export function LegendMark({ fill }: { fill: string }) {
  const shape = shapes[fill]
  if (!shape) return null
  return (
    <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true" focusable="false">
      {shape}
    </svg>
  )
}

const shapes: Readonly<Record<string, React.ReactNode>> = {
  critical: (
    <>
      <circle r="2.2" fill="currentColor" />
      <circle r="4.4" fill="none" stroke="currentColor" />
    </>
  ),
  high: <circle r="2.8" fill="currentColor" />,
  medium: (
    <>
      <circle r="3" fill="none" stroke="currentColor" />
      <path d="M0 3A3 3 0 0 1 0 -3Z" fill="currentColor" />
    </>
  ),
  low: <circle r="1.3" fill="currentColor" />,
  policy: <path d="M-3 0H3" stroke="currentColor" strokeWidth="1.25" />,
  hatched: <path d="M-3 3L3 -3" stroke="var(--ink)" strokeWidth="1.25" />,
}
