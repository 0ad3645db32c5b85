import type { Feed } from '../../../shared/domain/feed.ts'
import { type ParsedFeeds, parseFeedFile } from './parse-feed-file.ts'

/** One file of feed descriptions. */
export interface FeedText {
  readonly name: string
  readonly text: string
}

/** Reads every file of resources/feeds; an id may be there once, and an aggregate may not name itself. */
export function loadFeeds(files: readonly FeedText[]): ParsedFeeds {
  const parsed = files.map(({ name, text }) => ({ name, ...parseFeedFile(name, text) }))
  const problems = parsed.flatMap((file) => (file.ok ? [] : file.problems))
  const owners = new Map<string, string>()
  const feeds: Feed[] = []
  for (const file of parsed) {
    if (!file.ok) continue
    for (const feed of file.feeds) {
      const earlier = owners.get(feed.id)
      if (earlier !== undefined)
        problems.push(`${file.name} has the feed ${feed.id}, which ${earlier} has too; rename one.`)
      if (feed.aggregateOf.includes(feed.id))
        problems.push(`${file.name}: the feed ${feed.id} cannot be an aggregate of itself.`)
      owners.set(feed.id, file.name)
      feeds.push(feed)
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, feeds }
}
