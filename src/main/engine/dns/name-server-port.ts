import type { DnsRecord, Endpoint, Rcode } from '../../../shared/domain/dns-answer.ts'

/** A question as it reached a scripted name server. */
export interface ServedQuestion {
  /** Query name without trailing dot, in lower case. */
  readonly name: string
  /** Record type as text: `A`, `NS`, `TXT` … */
  readonly type: string
  readonly transport: 'udp' | 'tcp'
  readonly recursionDesired: boolean
}

/** What a scripted name server does with one question. */
export type Reaction =
  | {
      readonly kind: 'reply'
      readonly rcode: Rcode
      readonly answers?: readonly DnsRecord[]
      readonly authorities?: readonly DnsRecord[]
      readonly additionals?: readonly DnsRecord[]
      /** Sets AA; default true. */
      readonly authoritative?: boolean
      /** Sets TC and leaves the answers out; meaningful over UDP only. */
      readonly truncated?: boolean
      /** Milliseconds before the reply leaves; default 0. */
      readonly delayMs?: number
    }
  /** Never answers. */
  | { readonly kind: 'drop' }
  /** Sends packets of the script's own making, in order: spoofed, stale, broken ones. */
  | {
      readonly kind: 'packets'
      readonly build: (query: Uint8Array) => readonly Uint8Array[]
      readonly delayMs?: number
    }

/** Decides the reaction to each question; called once per packet, so it may count. */
export type Responder = (question: ServedQuestion) => Reaction

/** A running scripted name server, UDP and TCP on the same port. */
export interface NameServer {
  readonly endpoint: Endpoint
  close(): Promise<void>
}

/** Starts a scripted name server on a loopback address; port 0 picks a free one. */
export type StartNameServer = (options: {
  readonly address: string
  readonly port: number
  readonly respond: Responder
}) => Promise<NameServer>
