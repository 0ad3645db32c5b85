import { type RefObject, useEffect, useRef } from 'react'

/** Keeps the keyboard where the user went: when a place opens and what had the focus is gone, the place gets it. */
export function useFocusInPlace(place: string): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null)
  const shown = useRef(place)
  useEffect(() => {
    if (shown.current === place) return
    shown.current = place
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true })
  }, [place])
  return ref
}
