import { randomInt } from 'node:crypto'
import type { DnsAnswer, Endpoint } from '../../../shared/domain/dns-answer.ts'
import type { AskOptions, DnsPort, Question } from './dns-port.ts'
import { encodeQuery } from './encode-query.ts'
import { exchangeTcp } from './exchange-tcp.ts'
import { type Message, readMessage } from './read-message.ts'
import { ServerChoice } from './server-choice.ts'
import { UdpPool } from './udp-pool.ts'

const IDS = 0x10000

/** Opens a DNS client: UDP first, TCP for what is truncated, the next server for what fails. */
export function createDnsClient(): DnsPort {
  return new DnsClient()
}

/** What the questions of one client share. */
class DnsClient implements DnsPort {
  readonly pool = new UdpPool(() => randomInt(IDS))
  readonly choice = new ServerChoice(() => performance.now())
  readonly closing = new AbortController()
  sent = 0
  ignoredOverTcp = 0

  get counters() {
    return { sent: this.sent, ignored: this.pool.ignored + this.ignoredOverTcp }
  }

  ask(question: Question, options: AskOptions): Promise<DnsAnswer> {
    return new Promise((resolve) => new Asking(this, question, options, resolve).next())
  }

  close(): Promise<void> {
    this.closing.abort()
    this.pool.close()
    return Promise.resolve()
  }
}

type Reply = Extract<DnsAnswer, { kind: 'response' }>

/**
 * One question on its way through tries and servers. Steps call each other instead of awaiting: a scan asks
 * millions of questions, and promises between the steps cost more than the packets.
 */
class Asking {
  private readonly client: DnsClient
  private readonly question: Question
  private readonly options: AskOptions
  private readonly resolve: (answer: DnsAnswer) => void
  private readonly servers: readonly Endpoint[]
  private tries = 0
  private queries = 0
  /** When the current try's first packet left; waiting for the pace is not the server's time. */
  private sentMs: number | null = null
  private fallback: Reply | null = null
  private malformed = false
  private server: Endpoint | null = null

  constructor(
    client: DnsClient,
    question: Question,
    options: AskOptions,
    resolve: (answer: DnsAnswer) => void,
  ) {
    this.client = client
    this.question = question
    this.options = options
    this.resolve = resolve
    this.servers = client.choice.order(options.servers)
  }

  /** Begins the next try, or ends the question. */
  next(): void {
    const refusedByAll = this.fallback?.rcode === 'REFUSED' && this.tries >= this.servers.length
    if (this.isOver() || this.tries > this.options.retries || refusedByAll) {
      this.end()
      return
    }
    const server = this.servers[this.tries % this.servers.length] as Endpoint
    this.server = server
    this.tries++
    this.sentMs = null
    this.whenPaced(() => this.askOverUdp(server))
  }

  private whenPaced(send: () => void): void {
    const step = (): void => {
      if (this.isOver()) this.end()
      else send()
    }
    const leave = this.options.beforeSend?.()
    if (leave) void leave.then(step)
    else step()
  }

  private askOverUdp(server: Endpoint): void {
    const socket = this.client.pool.socketFor(server)
    let query: Buffer
    try {
      query = encodeQuery(this.question, socket.freeId(), this.options.recursionDesired)
    } catch {
      // A name that fits no packet fits none on the next try either.
      this.malformed = true
      this.end()
      return
    }
    this.count()
    const { signal } = this.options
    const timeoutMs = this.options.tryTimeoutMs?.(this.tries - 1) ?? this.options.timeoutMs
    const done = (response: Buffer | null): void => this.readUdp(server, query, response)
    socket.exchange({ query, server, timeoutMs, signal, done })
  }

  private readUdp(server: Endpoint, query: Buffer, response: Buffer | null): void {
    const over = this.isOver()
    this.client.choice.saw(server, response !== null || over)
    if (!over) this.options.onTry?.(response !== null, this.elapsedMs())
    const message = response && readMessage(response, this.question.name)
    if (message?.truncated) this.whenPaced(() => void this.askOverTcp(server, query))
    else this.weigh(server, response, message, 'udp')
  }

  private async askOverTcp(server: Endpoint, query: Buffer): Promise<void> {
    this.count()
    const { closing } = this.client
    const signal = this.options.signal
      ? AbortSignal.any([this.options.signal, closing.signal])
      : closing.signal
    const { response, ignored } = await exchangeTcp(query, server, this.options.timeoutMs, signal)
    this.client.ignoredOverTcp += ignored
    const message = response && readMessage(response, this.question.name)
    this.weigh(server, response, message?.truncated ? null : message, 'tcp')
  }

  private weigh(
    server: Endpoint,
    response: Buffer | null,
    message: Message | null,
    transport: 'udp' | 'tcp',
  ): void {
    if (!message) {
      if (response) this.malformed = true
      this.next()
      return
    }
    const reply = this.reply(message, server, transport)
    // Only a yes or a no ends the question; anything else is kept in case no other server does better.
    if (reply.rcode === 'NOERROR' || reply.rcode === 'NXDOMAIN') {
      this.resolve(reply)
      return
    }
    this.fallback = reply
    this.next()
  }

  private end(): void {
    if (this.isOver()) this.resolve(this.failure('cancelled'))
    else this.resolve(this.fallback ?? this.failure(this.malformed ? 'malformed' : 'timeout'))
  }

  private reply(message: Message, server: Endpoint, transport: 'udp' | 'tcp'): Reply {
    const { authoritative, answers, authorities, additionals } = message
    return {
      kind: 'response',
      rcode: isLame(message, this.options.recursionDesired) ? 'SERVFAIL' : message.rcode,
      authoritative,
      answers,
      authorities,
      additionals,
      server,
      transport,
      milliseconds: this.elapsedMs(),
      queries: this.queries,
    }
  }

  private failure(cause: 'timeout' | 'malformed' | 'cancelled'): DnsAnswer {
    const { server, queries } = this
    return { kind: 'failure', cause, server, milliseconds: this.elapsedMs(), queries }
  }

  private count(): void {
    this.queries++
    this.client.sent++
    this.sentMs ??= performance.now()
  }

  /** True when the question, or the client, was given up. */
  private isOver(): boolean {
    return this.client.closing.signal.aborted || this.options.signal?.aborted === true
  }

  private elapsedMs(): number {
    return this.sentMs === null ? 0 : performance.now() - this.sentMs
  }
}

/** A referral from a server that was asked for its own zone: it does not serve the zone (RFC 8499 §7). */
function isLame(message: Message, recursionDesired: boolean): boolean {
  if (recursionDesired || message.authoritative || message.rcode !== 'NOERROR') return false
  if (message.answers.length > 0) return false
  const types = message.authorities.map((record) => record.type)
  return types.includes('NS') && !types.includes('SOA')
}
