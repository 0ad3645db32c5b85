import { useSyncExternalStore } from 'react'

/** Where the page is, read from the part of the address after the #. */
export type Route =
  /** `vet` is a block to put into "Vet a block". */
  | { readonly place: 'blocks'; readonly vet: string | null }
  | { readonly place: 'scan'; readonly scanId: string; readonly tab: string; readonly item: string | null }
  /** `scanIds` are the offers chosen. */
  | { readonly place: 'compare'; readonly scanIds: readonly string[] }
  | { readonly place: 'cleanup'; readonly requestId: string | null }
  | { readonly place: 'bounces'; readonly groupId: string | null }
  | { readonly place: 'lists'; readonly listId: string | null }
  /** `part` is the part of the settings to show, see `settingsParts`. */
  | { readonly place: 'settings'; readonly part: string | null }

/** Reads a hash; anything unknown is the first place. */
export function readRoute(hash: string): Route {
  const [place, first, second, third] = hash.replace(/^#\/?/, '').split('/').map(decode)
  if (place === 'scan' && first) {
    return { place, scanId: first, tab: second || 'cases', item: third || null }
  }
  if (place === 'compare') return { place, scanIds: (first ?? '').split(',').filter(Boolean) }
  if (place === 'cleanup') return { place, requestId: first || null }
  if (place === 'bounces') return { place, groupId: first || null }
  if (place === 'lists') return { place, listId: first || null }
  if (place === 'settings') return { place, part: first || null }
  return { place: 'blocks', vet: place === 'blocks' ? first || null : null }
}

/** The route now, following the address. */
export function useRoute(): Route {
  return readRoute(useSyncExternalStore(onHashChange, () => location.hash))
}

function onHashChange(notify: () => void): () => void {
  window.addEventListener('hashchange', notify)
  return () => window.removeEventListener('hashchange', notify)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
