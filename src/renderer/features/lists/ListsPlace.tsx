import { FeedsView } from './FeedsView.tsx'
import { ListsView } from './ListsView.tsx'
import { OwnListsView } from './own/OwnListsView.tsx'

const FEED = 'feed:'

/**
 * The catalogue of DNS lists; the user's own at `#/lists/own`; the netblock feeds at `#/lists/feeds`, and
 * `#/lists/feed:ID` with one open.
 */
export function ListsPlace({ item }: { readonly item: string | null }) {
  if (item === 'feeds') return <FeedsView feedId={null} />
  if (item === 'own') return <OwnListsView />
  if (item?.startsWith(FEED)) return <FeedsView feedId={item.slice(FEED.length)} />
  return <ListsView listId={item} />
}
