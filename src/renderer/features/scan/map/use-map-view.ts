import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { CellGeometry, CellLayout } from './cell-layout.ts'
import { clampView, type MapView, type Room, wholeMap, zoomAt } from './map-view.ts'

/** A press that moves farther than this is a drag, not a click. */
const DRAG_FROM_PX = 4
const WHEEL_FACTOR = 1.0015

/** What a press on the map does once it moves. */
type Hold = 'pan' | 'select' | 'mini'

interface Grip {
  readonly hold: Hold
  readonly x: number
  readonly y: number
  readonly view: MapView
  moved: boolean
}

/** Pan and zoom of the map: wheel at the pointer, drag, and steps around the middle. */
export function useMapView(
  canvas: RefObject<HTMLCanvasElement | null>,
  layout: CellLayout,
  fit: CellGeometry,
  room: Room,
) {
  const [wanted, setWanted] = useState({ layout, view: wholeMap })
  // Another layout begins with all of it in sight; another size keeps the grid over the room.
  const view = wanted.layout === layout ? clampView(layout, fit, wanted.view, room) : wholeMap
  const grip = useRef<Grip>(null)
  const setView = (next: MapView): void => setWanted({ layout, view: next })

  const wheel = useRef<(event: WheelEvent) => void>(() => {})
  useEffect(() => {
    wheel.current = (event) => {
      event.preventDefault()
      const factor = WHEEL_FACTOR ** -event.deltaY
      setView(zoomAt(layout, fit, view, room, factor, [event.offsetX, event.offsetY]))
    }
  })
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const onWheel = (event: WheelEvent): void => wheel.current(event)
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [canvas])

  return {
    view,
    setView,
    /** Zooms around the middle; 0 shows all. */
    zoom: (factor: number): void => {
      const middle = [fit.left + (room.width - fit.left) / 2, room.height / 2] as const
      setView(factor === 0 ? wholeMap : zoomAt(layout, fit, view, room, factor, middle))
    },
    grab: (event: PointerEvent, hold: Hold): void => {
      grip.current = { hold, x: event.clientX, y: event.clientY, view, moved: hold === 'mini' }
    },
    /** Pans when that is held; tells what a drag does, null while there is none. */
    drag: (event: PointerEvent): Hold | null => {
      const held = grip.current
      if (!held || event.buttons === 0) return null
      const dx = event.clientX - held.x
      const dy = event.clientY - held.y
      if (!held.moved && Math.hypot(dx, dy) < DRAG_FROM_PX) return null
      held.moved = true
      if (held.hold === 'pan') {
        setView(clampView(layout, fit, { ...held.view, x: held.view.x + dx, y: held.view.y + dy }, room))
      }
      return held.hold
    },
    /** Lets go; true when it was a drag. */
    release: (): boolean => {
      const moved = grip.current?.moved ?? false
      grip.current = null
      return moved
    },
  }
}
