/** Data set types of rbldnsd(8) that can be read from disk: their names are rbldnsd's. */
export const zoneFileTypes = ['ip4set', 'ip4trie', 'ip6trie', 'ip6tset'] as const

/** One of `zoneFileTypes`. */
export type ZoneFileType = (typeof zoneFileTypes)[number]

/** A file on this machine that holds data of a list, read in place of asking the list's servers. */
export interface ZoneFile {
  readonly type: ZoneFileType
  /** Absolute path, or as the catalogue was named where that was relative. */
  readonly path: string
  /** When the file was last written, ISO 8601; in a stored scan that of the data which the scan used. */
  readonly modifiedAt: string
}
