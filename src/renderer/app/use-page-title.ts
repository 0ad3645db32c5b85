import { useEffect } from 'react'
import { useScan } from '../features/scan/scan-store.ts'
import { copy, places } from './copy.ts'
import type { Route } from './route.ts'

/** Names the window after what it shows: the block of a scan, else the place. Returns the name. */
export function usePageTitle(route: Route, practice: boolean): string {
  const block = useScan(({ judged }) => judged?.evidence.scan.block ?? null)
  const name =
    route.place === 'scan'
      ? (block ?? copy.scan)
      : (places.find(({ place }) => place === route.place)?.word ?? '')
  useEffect(() => {
    document.title = `${name} – Blockvet${practice ? `, ${copy.practice}` : ''}`
  }, [name, practice])
  return name
}
