import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { formatBlock } from '../../../../shared/domain/block.ts'
import type { Targets } from '../../../../shared/domain/targets.ts'
import { changesInPart, type MapPart, partAround, targetsOfPart } from './map-part.ts'

/** Leads to the cell of a target, by zooming in unless it is said not to. */
export type Jump = (target: number, zoom?: boolean) => void
type Listen = (targets: readonly number[]) => void
type OnChange = (listen: Listen) => () => void

/** The part of a large block that fills the map, if one was opened, and what the map shows then. */
export function useMapPart(whole: Targets | null, granularity: number) {
  const [opened, setOpened] = useState<{ whole: Targets; part: MapPart } | null>(null)
  // Another block begins with all of it.
  const part = opened?.whole === whole ? opened.part : null
  const targets = useMemo(
    () => (whole && part ? targetsOfPart(whole, part, granularity) : whole),
    [whole, part, granularity],
  )
  const jump = useRef<Jump | null>(null)
  const pending = useRef<{ readonly target: number; readonly zoom: boolean } | null>(null)
  useEffect(() => {
    // The map of the part stands by now.
    const wish = pending.current
    pending.current = null
    if (wish) jump.current?.(wish.target, wish.zoom)
  })
  const cellsOf = useCallback(
    (cells: Uint16Array): Uint16Array => (part ? cells.subarray(part.from, part.to + 1) : cells),
    [part],
  )
  const changesOf = useCallback(
    (onChange: OnChange): OnChange =>
      part
        ? (listen) =>
            onChange((changed) => {
              const inside = changesInPart(changed, part)
              if (inside.length > 0) listen(inside)
            })
        : onChange,
    [part],
  )
  return {
    targets,
    name: part && targets ? formatBlock(targets.block) : null,
    jump,
    /** The cells of the part: the same memory, so that changes in place show. */
    cellsOf,
    /** Calls back with what changed in the part, by its own numbers. */
    changesOf,
    /** Fills the map with the part around a target of the whole, and goes to it; answers its name. */
    enter: (target: number, perCell: number): string | null => {
      if (!whole) return null
      const around = partAround(target, perCell, whole.count)
      pending.current = { target: target - around.from, zoom: true }
      setOpened({ whole, part: around })
      return formatBlock(targetsOfPart(whole, around, granularity).block)
    },
    leave: (): void => {
      if (part) pending.current = { target: part.from, zoom: false }
      setOpened(null)
    },
  }
}
