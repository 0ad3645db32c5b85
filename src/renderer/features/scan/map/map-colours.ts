import { create } from 'zustand'
import type { ColourBy } from './cell-looks.ts'

interface MapColours {
  readonly by: ColourBy
  /** The list of `list`; null = the first there is. */
  readonly listId: string | null
}

/** What the map is coloured by, chosen on it or from a fact that it can show. */
export const useMapColours = create<MapColours>(() => ({ by: 'impact', listId: null }))

/** Colours the map by the state of the PTR records. */
export const colourByPtr = (): void => useMapColours.setState({ by: 'ptr' })

/** Colours the map by what one list says. */
export const colourByList = (listId: string): void => useMapColours.setState({ by: 'list', listId })
