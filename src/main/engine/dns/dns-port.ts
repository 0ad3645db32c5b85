import type { DnsAnswer, Endpoint, RecordType } from '../../../shared/domain/dns-answer.ts'

/** One question, class IN. `name` has no trailing dot. */
export interface Question {
  readonly name: string
  readonly type: RecordType
}

/** How a question is to be asked. */
export interface AskOptions {
  /** Servers to spread over; a retry goes to the next one. At least one. */
  readonly servers: readonly Endpoint[]
  /** RD flag: true for resolvers, false for a list's own name servers. */
  readonly recursionDesired: boolean
  /** Milliseconds per try. */
  readonly timeoutMs: number
  /** Milliseconds for one UDP try, in place of `timeoutMs`; `attempt` counts from 0. */
  readonly tryTimeoutMs?: (attempt: number) => number
  /** Told after each UDP try whether any response came, and how long after sending; not for tries given up. */
  readonly onTry?: (answered: boolean, afterMs: number) => void
  /** Further tries after the first, ≥ 0. */
  readonly retries: number
  /** Awaited before every packet, so that retries keep the pace too. */
  readonly beforeSend?: () => Promise<void> | void
  /** Ends the question as `cancelled`. */
  readonly signal?: AbortSignal
}

/** Running totals of a client. */
export interface DnsCounters {
  /** Packets sent (UDP) and questions written (TCP). */
  readonly sent: number
  /** Responses ignored: wrong peer, ID, question, or not a response. */
  readonly ignored: number
}

/** The DNS client that other engine rooms are handed. Only engine/dns opens sockets. */
export interface DnsPort {
  /** Asks and never rejects: every fault is a failure answer. Truncated UDP answers are asked again over TCP. */
  ask(question: Question, options: AskOptions): Promise<DnsAnswer>
  readonly counters: DnsCounters
  /** Closes all sockets; open questions end as `cancelled`. */
  close(): Promise<void>
}

/** Where the questions for one zone go. */
export type Route =
  | { readonly kind: 'servers'; readonly servers: readonly Endpoint[]; readonly recursionDesired: boolean }
  /** No server could be found; `reason` is one sentence. */
  | { readonly kind: 'none'; readonly reason: string; readonly zoneExists: boolean }
