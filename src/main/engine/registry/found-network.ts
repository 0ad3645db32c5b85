import type { Block } from '../../../shared/domain/block.ts'
import type { RegistryNetwork } from '../../../shared/domain/registry-findings.ts'

/** A network as it was found, with where to go on from it. */
export interface FoundNetwork {
  readonly range: Block
  readonly network: RegistryNetwork
  /** URL of the network above, where the answer links to it. */
  readonly upUrl: string | null
  /** URL that lists the networks one level below, where the answer links to it. */
  readonly downUrl: string | null
  /** Base URL of a server that can list networks inside any prefix (RFC 9910, `rirSearch1`), or null. */
  readonly searchBase: string | null
}

/** What asking for the most specific network around a range came to. */
export type NetworkReply =
  | {
      readonly kind: 'network'
      readonly found: FoundNetwork
      readonly source: 'rdap' | 'whois'
      /** Networks around it that came with the same answer, largest first. */
      readonly above: readonly FoundNetwork[]
    }
  /** The server says that it has no such record. */
  | { readonly kind: 'not-registered'; readonly source: 'rdap' | 'whois' }
  /** One sentence. */
  | { readonly kind: 'unknown'; readonly reason: string }
