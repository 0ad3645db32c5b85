import type { DnsAnswer, Endpoint } from '../../../shared/domain/dns-answer.ts'
import type { DnsNetwork } from './network.ts'
import { OpenTries } from './open-tries.ts'
import { answersQuestion, isFromNameServer, type Message, readMessage } from './read-message.ts'
import type { ServerChoice } from './server-choice.ts'
import type { ServerSocket, Waiter } from './server-socket.ts'
import type { SocketPool } from './socket-pool.ts'
import { NEVER, type Timed, type TimingWheel } from './timing-wheel.ts'

/** What all questions of one client share. */
export interface AskingHost {
  readonly network: DnsNetwork
  readonly pool: SocketPool
  readonly wheel: TimingWheel
  readonly choice: ServerChoice
  /** Tells of one packet that left. */
  sent(): void
  /** Tells of messages over TCP that were no response. */
  ignoredOverTcp(messages: number): void
}

/** Who asks: one question of `ask`, or the line to a zone. */
export interface Asker {
  readonly recursionDesired: boolean
  /** Tries in all, ≥ 1. */
  readonly tries: number
  /** Milliseconds to wait on UDP for try `attempt`, from 0. */
  timeoutMs(attempt: number): number
  readonly tcpTimeoutMs: number
  /** Ends what is open over TCP. */
  readonly signal: AbortSignal
  /** Told when a UDP try ended with a response, or without any in its time. */
  tried(asking: Asking, answered: boolean, afterMs: number): void
  /** Another packet is needed: `asking.send()` is to be called when it may leave. */
  wantsLeave(asking: Asking): void
  /** The end, told once. */
  ended(asking: Asking, answer: DnsAnswer): void
}

type Reply = Extract<DnsAnswer, { kind: 'response' }>
type Cause = Extract<DnsAnswer, { kind: 'failure' }>['cause']

const UNSENT = -1
const noPacket = Buffer.alloc(0)

/**
 * One question on its way through tries and servers; can be used again for another question once it has ended. Steps
 * call each other instead of awaiting: a scan asks millions of questions, and promises would cost more than packets.
 * An answer counts whichever try it belongs to: one that is late for its try still ends the question.
 */
export class Asking implements Waiter, Timed {
  private readonly host: AskingHost
  private asker!: Asker
  /** The asker's own number for it. */
  tag = 0
  dueTick = NEVER
  lookTick = NEVER
  /** True from `wantsLeave` to `send`. */
  private waiting = false
  /** True while a packet is out and its time is not up. */
  private underway = false
  private query: Buffer = noPacket
  private servers: readonly Endpoint[] = []
  private open = false
  private overTcp = false
  private tries = 0
  private queries = 0
  /** Rises with each packet and each end: what comes over TCP for an earlier one means nothing any more. */
  private serial = 0
  private sentMs = UNSENT
  /** From the packet that was answered to its answer, ms. */
  private tookMs = 0
  private server: Endpoint | null = null
  private fallback: Reply | null = null
  private malformed = false
  private readonly openTries = new OpenTries()

  constructor(host: AskingHost) {
    this.host = host
  }

  /** Begins a question; its first packet still has to be sent. The query must stay as it is but for its ID. */
  begin(asker: Asker, query: Buffer, servers: readonly Endpoint[]): void {
    this.asker = asker
    this.query = query
    this.servers = this.host.choice.order(servers)
    this.open = true
    this.overTcp = false
    this.tries = 0
    this.queries = 0
    this.sentMs = UNSENT
    this.server = null
    this.fallback = null
    this.malformed = false
  }

  /** Begins a question and asks for leave to send its first packet. */
  start(asker: Asker, query: Buffer, servers: readonly Endpoint[]): void {
    this.begin(asker, query, servers)
    this.another()
  }

  /** Sends the next packet: the next try, or the same question over TCP. */
  send(): void {
    this.waiting = false
    if (!this.open) return
    if (this.overTcp) {
      void this.askOverTcp()
      return
    }
    const server = this.servers[this.tries % this.servers.length] as Endpoint
    const attempt = this.tries++
    const socket = this.host.pool.socketFor(server)
    this.server = server
    this.underway = true
    this.sentMs = this.host.network.clock.now()
    const id = socket.ask(this, this.query)
    if (id === null) {
      this.noAnswer()
      return
    }
    this.queries++
    this.host.sent()
    this.openTries.add(socket, id, this.sentMs)
    this.host.wheel.add(this, this.asker.timeoutMs(attempt))
  }

  /** Ends the question without an answer. */
  giveUp(cause: Cause): void {
    if (this.open) this.end(this.failure(cause))
  }

  expired(): void {
    if (this.underway) this.noAnswer()
  }

  lost(id: number, socket: ServerSocket): void {
    const at = this.openTries.find(id, socket)
    if (at < 0) return
    const isLatest = this.openTries.isLatest(at)
    this.openTries.drop(at)
    if (isLatest && this.underway) this.noAnswer()
  }

  hear(packet: Buffer, id: number, socket: ServerSocket): boolean {
    const at = this.openTries.find(id, socket)
    if (at < 0 || !answersQuestion(this.query, packet)) return false
    const isLatest = this.openTries.isLatest(at)
    this.sentMs = this.openTries.sentMs(at)
    socket.forget(id)
    this.openTries.drop(at)
    this.host.choice.saw(socket.server, true)
    this.tookMs = this.host.network.clock.now() - this.sentMs
    this.asker.tried(this, true, this.tookMs)
    socket.answered(this.tookMs, isFromNameServer(packet))
    const message = readMessage(packet, this.query)
    if (message?.truncated) {
      // One conversation over TCP is enough, whichever try led to it.
      if (this.overTcp) return true
      this.overTcp = true
      this.server = socket.server
      this.another()
    } else this.weigh(message, true, socket.server, 'udp', isLatest && this.underway)
    return true
  }

  private noAnswer(): void {
    if (this.server) this.host.choice.saw(this.server, false)
    this.openTries.latestSocket?.missed()
    this.asker.tried(this, false, this.elapsedMs())
    this.next()
  }

  /** The next try, or the end. */
  private next(): void {
    const refusedByAll = this.fallback?.rcode === 'REFUSED' && this.tries >= this.servers.length
    if (this.tries >= this.asker.tries || refusedByAll) {
      this.end(this.fallback ?? this.failure(this.malformed ? 'malformed' : 'timeout'))
    } else this.another()
  }

  private another(): void {
    this.serial++
    this.underway = false
    this.host.wheel.off(this)
    if (this.waiting) return
    this.waiting = true
    this.asker.wantsLeave(this)
  }

  private async askOverTcp(): Promise<void> {
    const { host, asker, server, serial } = this
    if (!server) return
    this.underway = true
    this.queries++
    host.sent()
    const { response, ignored } = await host.network.exchangeTcp(
      // Another question may be written in its place before the connection is there.
      Buffer.from(this.query),
      server,
      asker.tcpTimeoutMs,
      asker.signal,
    )
    host.ignoredOverTcp(ignored)
    if (!this.open || serial !== this.serial) return
    this.overTcp = false
    const message = response && readMessage(response, this.query)
    this.weigh(message?.truncated ? null : message, response !== null, server, 'tcp', true)
  }

  private weigh(
    message: Message | null,
    came: boolean,
    server: Endpoint,
    transport: 'udp' | 'tcp',
    isLatest: boolean,
  ): void {
    if (message) {
      const reply = this.reply(message, server, transport)
      // Only a yes or a no ends the question; anything else is kept in case no other server does better.
      if (reply.rcode === 'NOERROR' || reply.rcode === 'NXDOMAIN') {
        this.end(reply)
        return
      }
      this.fallback = reply
      if (isLame(message, this.asker.recursionDesired)) this.host.choice.avoid(server)
    } else if (came) this.malformed = true
    if (isLatest) this.next()
  }

  private end(answer: DnsAnswer): void {
    this.open = false
    this.waiting = false
    this.underway = false
    this.serial++
    this.host.wheel.off(this)
    this.openTries.forgetAll()
    this.asker.ended(this, answer)
  }

  private reply(message: Message, server: Endpoint, transport: 'udp' | 'tcp'): Reply {
    return {
      kind: 'response',
      rcode: isLame(message, this.asker.recursionDesired) ? 'SERVFAIL' : message.rcode,
      authoritative: message.authoritative,
      answers: message.answers,
      authorities: message.authorities,
      additionals: message.additionals,
      negativeTtlSeconds: message.negativeTtlSeconds,
      server,
      transport,
      milliseconds: transport === 'udp' ? this.tookMs : this.elapsedMs(),
      queries: this.queries,
    }
  }

  private failure(cause: Cause): DnsAnswer {
    const { server, queries } = this
    return { kind: 'failure', cause, server, milliseconds: this.elapsedMs(), queries }
  }

  private elapsedMs(): number {
    return this.sentMs === UNSENT ? 0 : this.host.network.clock.now() - this.sentMs
  }
}

/** A referral from a server that was asked for its own zone: it does not serve the zone (RFC 8499 §7). */
function isLame(message: Message, recursionDesired: boolean): boolean {
  if (recursionDesired || message.authoritative || message.rcode !== 'NOERROR') return false
  if (message.answers.length > 0) return false
  const types = message.authorities.map((record) => record.type)
  return types.includes('NS') && !types.includes('SOA')
}
