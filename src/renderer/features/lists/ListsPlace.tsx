import { FeedsView } from './FeedsView.tsx'
import { ListsView } from './ListsView.tsx'

const FEED = 'feed:'

/** The catalogue of DNS lists, or the netblock feeds: `#/lists/feeds`, and `#/lists/feed:ID` with one open. */
export function ListsPlace({ item }: { readonly item: string | null }) {
  if (item === 'feeds') return <FeedsView feedId={null} />
  if (item?.startsWith(FEED)) return <FeedsView feedId={item.slice(FEED.length)} />
  return <ListsView listId={item} />
}
