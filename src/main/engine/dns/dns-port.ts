import type { Family } from '../../../shared/domain/address.ts'
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
  /** Further tries after the first, ≥ 0. */
  readonly retries: number
  /** Awaited before every packet, so that retries keep the pace too. */
  readonly beforeSend?: () => Promise<void> | void
  /** Ends the question as `cancelled`. */
  readonly signal?: AbortSignal
}

/** How the addresses of a block are asked about at one zone. Nothing in it may throw. */
export interface LineOptions {
  readonly zone: string
  readonly family: Family
  /** Servers to spread over; a retry goes to the next one. At least one. */
  readonly servers: readonly Endpoint[]
  /** RD flag: true for resolvers, false for a list's own name servers. */
  readonly recursionDesired: boolean
  /** Milliseconds for an exchange over TCP. */
  readonly timeoutMs: number
  /** Milliseconds for one UDP try; `attempt` counts from 0. */
  readonly tryTimeoutMs: (attempt: number) => number
  /** Further tries after the first, ≥ 0. */
  readonly retries: number
  /** Asked before each packet; false ends its question as `budget`. */
  readonly mayLeave?: () => boolean
  /** Told after each UDP try whether any response came, and how long after sending. */
  readonly tried: (answered: boolean, afterMs: number) => void
  /** A question must be asked again: `askAgain` sends it when the pace permits. */
  readonly wantsLeave: () => void
  /** Told once for each `ask`, at the earliest during it. */
  readonly answered: (target: number, answer: DnsAnswer) => void
}

/**
 * A line to the servers of one zone, for the A questions a scan is made of: no promise and no name for each. The
 * caller keeps the pace: one `ask` and one `askAgain` send one packet each.
 */
export interface ZoneLine {
  /** False when nothing is sent and no pace needs to be kept: the zone is read from files. */
  readonly paced: boolean
  /** Packets that are out and whose time is not up. */
  readonly open: number
  /** False while so many questions are out to its servers, of all zones together, that more might be lost. */
  readonly hasRoom: boolean
  /** Questions that wait to be asked again. */
  readonly due: number
  /** Asks about an address, 32 bits as a number or 128 as a bigint; `target` is the caller's number for it. */
  ask(target: number, address: number | bigint): void
  /** Sends the packet that waits longest to be sent again; false when none does. */
  askAgain(): boolean
  /** Ends what is open as `cancelled`. */
  close(): void
}

/** Running totals of a client. */
export interface DnsCounters {
  /** Packets sent (UDP) and questions written (TCP). */
  readonly sent: number
  /** Responses ignored: wrong ID, question, or not a response. */
  readonly ignored: number
}

/** The DNS client that other engine rooms are handed. Only engine/dns opens sockets. */
export interface DnsPort {
  /** Asks and never rejects: every fault is a failure answer. Truncated UDP answers are asked again over TCP. */
  ask(question: Question, options: AskOptions): Promise<DnsAnswer>
  /** Opens a line; it stays open until it is closed. */
  openLine(options: LineOptions): ZoneLine
  readonly counters: DnsCounters
  /** Closes all sockets; open questions end as `cancelled`. */
  close(): Promise<void>
}

/** Where the questions for one zone go. */
export type Route =
  | { readonly kind: 'servers'; readonly servers: readonly Endpoint[]; readonly recursionDesired: boolean }
  /** No server could be found; `reason` is one sentence. */
  | { readonly kind: 'none'; readonly reason: string; readonly zoneExists: boolean }
