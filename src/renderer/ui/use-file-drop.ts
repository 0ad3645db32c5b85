import { type RefObject, useEffect, useState } from 'react'

/** Takes files dropped on an element; true while files hover over it. The button beside it does the same by key. */
export function useFileDrop(
  zone: RefObject<HTMLElement | null>,
  onFiles: (files: readonly File[]) => Promise<void>,
): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const element = zone.current
    if (!element) return undefined
    const listening = new AbortController()
    const { signal } = listening
    element.addEventListener(
      'dragover',
      (event) => {
        event.preventDefault()
        setOver(true)
      },
      { signal },
    )
    element.addEventListener('dragleave', () => setOver(false), { signal })
    element.addEventListener(
      'drop',
      (event) => {
        event.preventDefault()
        setOver(false)
        void onFiles([...(event.dataTransfer?.files ?? [])])
      },
      { signal },
    )
    return () => listening.abort()
  }, [zone, onFiles])
  return over
}
