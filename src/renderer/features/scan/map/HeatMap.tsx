import { useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { formatAddress } from '../../../../shared/domain/address.ts'
import { unpackCell } from '../../../../shared/domain/cell.ts'
import { addressOfTarget, type Targets } from '../../../../shared/domain/targets.ts'
import { formatQuantity } from '../../../ui/format.ts'
import { CellPainter } from './CellPainter.ts'
import { type CellLayout, fitCells, hitCell, type MoveKey, moveCell } from './cell-layout.ts'
import { type ColourBy, mergeCells } from './cell-looks.ts'
import { describeRange, nameRange } from './cell-range.ts'
import { describeCell } from './describe-cell.ts'
import { MapReadout } from './MapReadout.tsx'
import styles from './map.module.css'
import { centreOn, largestScale, placeMiniMap, showCell, showNear, viewGeometry } from './map-view.ts'
import type { PictureFormat } from './save-picture.ts'
import type { Jump } from './use-map-part.ts'
import { useMapRange } from './use-map-range.ts'
import { useMapView } from './use-map-view.ts'

interface HeatMapProps {
  readonly block: string
  readonly targets: Targets
  readonly layout: CellLayout
  readonly cells: Uint16Array
  /** Rises when `cells` changed in place. */
  readonly version: number
  readonly by: ColourBy
  /** In how many feed entries each cell lies, or null. */
  readonly levels: Uint8Array | null
  /** In how many networks registered inside the block each cell lies, or null. */
  readonly networks: Uint8Array | null
  /** Calls back with the targets that changed, after `cells` was changed in place; returns how to stop. */
  readonly onChange: (listen: (targets: readonly number[]) => void) => () => void
  /** Opens an address, or the range that shares a cell. */
  readonly onOpen: (item: string) => void
  /** Shows the addresses of a cell that several share apart, and lists them if wanted; called with the first of them. */
  readonly onEnter: (target: number, list: boolean) => void
  /** Goes back from a part to the whole, or null where all is shown. */
  readonly onLeave: (() => void) | null
  /** Takes what leads to the cell of a target. */
  readonly jump: RefObject<Jump | null>
  readonly onSave: (format: PictureFormat) => void
}

const moveKeys: ReadonlySet<string> = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
  'Home',
  'End',
])
const zoomKeys: Readonly<Record<string, number>> = { '+': 1.5, '=': 1.5, '-': 1 / 1.5, '0': 0 }

/** One cell per address. Pointer names it, click or Enter opens it, arrows move a focus cell, wheel and +/− zoom. */
export function HeatMap({
  block,
  targets,
  layout,
  cells,
  version,
  by,
  levels,
  networks,
  onChange,
  onOpen,
  onEnter,
  onLeave,
  jump,
  onSave,
}: HeatMapProps) {
  'use no memo'
  void version
  const { ref: box, width, height } = useElementSize()
  const canvas = useRef<HTMLCanvasElement>(null)
  const painter = useRef<CellPainter>(null)
  const scheme = useComputedColorScheme('light')
  const [focused, setFocused] = useState<number | null>(null)
  const [hovered, setHovered] = useState<number | null>(null)
  const room = { width, height }
  const fit = fitCells(layout, width, height)
  const { view, setView, zoom, grab, drag, release } = useMapView(canvas, layout, fit, room)
  const { range, begin, extend, clear } = useMapRange(layout)
  const geometry = viewGeometry(layout, fit, view)

  useEffect(() => {
    if (!canvas.current || width === 0 || height === 0) return
    const brush = new CellPainter(canvas.current, layout, cells, by, levels, networks)
    painter.current = brush
    brush.resize(width, height, fitCells(layout, width, height).left)
    const stop = onChange((changed) => brush.change(changed))
    return () => {
      stop()
      brush.dispose()
      painter.current = null
    }
    // The scheme changes what the CSS variables say.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [layout, cells, by, levels, networks, width, height, scheme, onChange])
  useEffect(() => {
    painter.current?.show(geometry, { focused, hovered, range }, placeMiniMap(layout, view, room))
    jump.current = (target, zoomIn = true) => {
      const cell = Math.floor(target / layout.perCell)
      setFocused(cell)
      // What was under the pointer may be another cell by now, or none.
      setHovered(null)
      if (zoomIn) setView(showNear(layout, fit, view, room, cell))
      canvas.current?.focus()
    }
  })

  const nameOf = (cell: number): string =>
    formatAddress(addressOfTarget(targets, Math.min(cell * layout.perCell, targets.count - 1)))
  const textOf = (cell: number): string => {
    const seen = unpackCell(mergeCells(cells, cell * layout.perCell, layout.perCell))
    const more =
      layout.perCell > 1 ? ` and ${formatQuantity(layout.perCell - 1, 'address', 'addresses')} after it` : ''
    const level = levels?.[cell] ?? 0
    const inEntries = level === 0 ? '' : `; in ${formatQuantity(level, 'netblock entry', 'netblock entries')}`
    return `${nameOf(cell)}${more}: ${describeCell(seen, by)}${inEntries}`
  }
  const at = ({ nativeEvent: { offsetX, offsetY } }: PointerEvent | React.MouseEvent): number | null =>
    offsetX < fit.left ? null : hitCell(layout, geometry, offsetX, offsetY)
  const moveTo = (cell: number): void => {
    setFocused(cell)
    setView(showCell(layout, fit, view, room, cell))
  }
  const shared = layout.perCell > 1
  const open = (cell: number): void =>
    onOpen(shared ? nameRange({ from: cell, to: cell }, layout, targets) : nameOf(cell))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const factor = zoomKeys[event.key]
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (focused === null) return
      if (shared && event.key === 'Enter') onEnter(focused * layout.perCell, false)
      else open(focused)
    } else if (factor !== undefined) {
      zoom(factor)
    } else if (event.key === 'Escape' && range) {
      event.stopPropagation()
      clear()
    } else if (event.key === 'Escape' && onLeave) {
      event.stopPropagation()
      onLeave()
    } else if (moveKeys.has(event.key)) {
      event.preventDefault()
      const next = focused === null ? 0 : moveCell(layout, focused, event.key as MoveKey)
      if (event.shiftKey) {
        if (!range) begin(focused)
        extend(next)
      } else if (range) clear()
      moveTo(next)
    }
  }
  const press = (event: PointerEvent): void => {
    const { offsetX, offsetY } = event.nativeEvent
    event.currentTarget.setPointerCapture(event.pointerId)
    const there = event.button === 0 ? centreOn(layout, fit, view, room, [offsetX, offsetY]) : null
    grab(event, there ? 'mini' : event.shiftKey || event.button === 1 ? 'pan' : 'select')
    if (there) setView(there)
    else begin(at(event))
  }
  const move = (event: PointerEvent): void => {
    const { offsetX, offsetY } = event.nativeEvent
    const cell = at(event)
    switch (drag(event)) {
      case 'mini':
        setView(centreOn(layout, fit, view, room, [offsetX, offsetY]) ?? view)
        break
      case 'select':
        if (cell !== null) extend(cell)
        break
      case 'pan':
      case null:
    }
    setHovered(cell)
  }
  const shown = hovered ?? focused
  const text = (): string | null => {
    if (range) return describeRange(range, layout, targets, cells, by)
    return shown === null ? null : textOf(shown)
  }
  return (
    <div className={styles['heat']}>
      <div className={styles['room']} ref={box}>
        <canvas
          ref={canvas}
          className={styles['canvas']}
          style={{ width, height }}
          // A grid of cells that only arrow keys can walk is an application of its own.
          // oxlint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role
          role="application"
          aria-label={`Map of ${block}, ${formatQuantity(targets.count, 'address', 'addresses')}. Arrow keys move, Shift with them selects a range, ${shared ? 'Space lists the addresses of a cell, Enter shows them apart' : 'Enter opens an address'}, plus and minus zoom.`}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onFocus={() => setFocused((before) => before ?? 0)}
          onPointerDown={press}
          onPointerMove={move}
          onPointerLeave={() => setHovered(null)}
          onClick={(event) => {
            const cell = at(event)
            if (release() || cell === null) return
            clear()
            setFocused(cell)
            open(cell)
          }}
          onDoubleClick={(event) => {
            const cell = at(event)
            if (cell !== null && shared) onEnter(cell * layout.perCell, true)
          }}
        />
      </div>
      <MapReadout
        text={text()}
        shared={shared}
        range={range && nameRange(range, layout, targets)}
        onSave={onSave}
        scale={view.scale}
        largest={largestScale(fit)}
        onZoom={zoom}
      />
    </div>
  )
}
