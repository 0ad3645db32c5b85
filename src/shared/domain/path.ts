/** How questions travel: the system's resolvers, resolvers the user named, or the lists' own name servers. */
export type PathKind = 'system' | 'resolver' | 'direct'

/** The path of one scan; part of its evidence. */
export interface ScanPath {
  readonly kind: PathKind
  /** `IP:PORT` of each resolver; empty for `direct`, where each list has its own servers. */
  readonly servers: readonly string[]
}

/** Something about the path that a user must know before believing the results. */
export interface PathWarning {
  readonly code: 'public-resolver' | 'rewrites-nxdomain' | 'unreachable' | 'refuses'
  /** One sentence: what is wrong, where, how to mend it. */
  readonly text: string
  readonly server: string | null
}
