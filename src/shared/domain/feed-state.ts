import type { Feed } from './feed.ts'

/** A feed and the copy of it on this machine. */
export interface FeedState {
  readonly feed: Feed
  /** True when there is a copy. */
  readonly held: boolean
  /** When the copy came here, ISO 8601; null without one. */
  readonly fetchedAt: string | null
  /** Date of its data, ISO 8601; null without a copy. */
  readonly feedDate: string | null
  /** Null when nobody has counted them yet. */
  readonly entries: number | null
  /** Lines of the copy that could not be read, and the first of them. */
  readonly badLines: number
  readonly problems: readonly { readonly line: number; readonly reason: string }[]
  /** Why the copy is stale, one sentence, or null. */
  readonly staleReason: string | null
  /** The server asked not to be asked again before, ISO 8601, or null. */
  readonly waitUntil: string | null
}

/** What happens while feeds are fetched. */
export type FeedProgress =
  | { readonly kind: 'started'; readonly feedId: string; readonly position: number; readonly of: number }
  | { readonly kind: 'receiving'; readonly feedId: string; readonly bytes: number }
  | {
      readonly kind: 'ended'
      readonly feedId: string
      /**
       * `fetched`: a new copy is in place. `unchanged`: the publisher has nothing newer. `skipped`: it is too soon to
       * ask, nothing was sent. `failed`: no good copy came, and an older one stays.
       */
      readonly outcome: 'fetched' | 'unchanged' | 'skipped' | 'failed'
      /** One sentence. */
      readonly text: string
      readonly state: FeedState
    }
