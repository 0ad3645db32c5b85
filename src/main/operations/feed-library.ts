import type { Feed } from '../../shared/domain/feed.ts'
import type { FeedFiles } from '../engine/netblocks/feed-files.ts'
import type { FeedReader } from '../engine/netblocks/feed-reader.ts'
import type { FetchLimits, FetchPort } from '../engine/netblocks/fetch-file.ts'

/** The netblock feeds of this installation: which are known, where copies lie, how new ones come. */
export interface FeedLibrary {
  readonly known: readonly Feed[]
  /** Folder of the stored copies. */
  readonly folder: string
  readonly files: FeedFiles
  readonly reader: FeedReader
  /** Null where nothing may be fetched: practice. */
  readonly fetch: FetchPort | null
  readonly limits: FetchLimits
  /** Program, version and, where given, whom to write to. */
  readonly userAgent: string
}
