import { useEffect, useState } from 'react'
import { StateScreen } from './StateScreen.tsx'

/** Sooner than this nobody wonders, and a word would only flicker. */
const PATIENCE_MS = 400

/** What stands in a place until it has been read; nothing at first. */
export function ReadingState() {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return late ? (
    <StateScreen title="Reading…" role="status">
      {null}
    </StateScreen>
  ) : null
}
