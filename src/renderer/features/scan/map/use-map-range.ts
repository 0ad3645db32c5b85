import { useRef, useState } from 'react'
import type { CellLayout } from './cell-layout.ts'
import { type CellRange, rangeBetween } from './cell-range.ts'

/** The selected run of cells: from where a drag or Shift with arrows began to where it is now. */
export function useMapRange(layout: CellLayout) {
  const [kept, setKept] = useState<{ layout: CellLayout; range: CellRange } | null>(null)
  const anchor = useRef<number | null>(null)
  return {
    // Another layout numbers its cells anew.
    range: kept?.layout === layout ? kept.range : null,
    begin: (cell: number | null): void => {
      anchor.current = cell
    },
    extend: (cell: number): void => {
      anchor.current ??= cell
      const range = rangeBetween(anchor.current, cell)
      if (kept?.layout !== layout || kept.range.from !== range.from || kept.range.to !== range.to) {
        setKept({ layout, range })
      }
    },
    clear: (): void => {
      anchor.current = null
      setKept(null)
    },
  }
}
