import { type RefObject, useEffect, useRef } from 'react'

/** What was pressed is looked for again after this time, ms. */
const SETTLED_MS = 60

/**
 * Keeps the keyboard where the user is: when a place opens and what had the focus is gone, or when what was pressed
 * takes itself away, the place gets it, so that Tab goes on from there and not from the top of the page.
 */
export function useFocusInPlace(place: string): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null)
  const shown = useRef(place)
  useEffect(() => {
    if (shown.current === place) return
    shown.current = place
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true })
  }, [place])
  useEffect(() => {
    const onClick = ({ target }: MouseEvent): void => {
      if (!(target instanceof Element) || !ref.current?.contains(target)) return
      setTimeout(() => {
        const isLost = document.activeElement === document.body && !target.isConnected
        if (isLost) ref.current?.focus({ preventScroll: true })
      }, SETTLED_MS)
    }
    document.addEventListener('click', onClick, { capture: true })
    return () => document.removeEventListener('click', onClick, { capture: true })
  }, [])
  return ref
}
