import { randomInt } from 'node:crypto'
import type { DnsAnswer, Endpoint } from '../../../shared/domain/dns-answer.ts'
import type { AskOptions, DnsPort, Question } from './dns-port.ts'
import { exchangeTcp } from './exchange-tcp.ts'
import { ServerChoice } from './server-choice.ts'
import { UdpPool } from './udp-pool.ts'
import { encodeQuery, type Message, readMessage } from './wire.ts'

const IDS = 0x10000

/** Opens a DNS client: UDP first, TCP for what is truncated, the next server for what fails. */
export function createDnsClient(): DnsPort {
  return new DnsClient()
}

type Reply = Extract<DnsAnswer, { kind: 'response' }>

/** What one try gave: something to return, something to fall back on, or nothing. */
type Try =
  | { readonly kind: 'message'; readonly message: Message; readonly transport: 'udp' | 'tcp' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'silent' }

class DnsClient implements DnsPort {
  private readonly pool = new UdpPool(() => randomInt(IDS))
  private readonly choice = new ServerChoice(() => performance.now())
  private readonly closing = new AbortController()
  private sent = 0
  private ignoredOverTcp = 0

  get counters() {
    return { sent: this.sent, ignored: this.pool.ignored + this.ignoredOverTcp }
  }

  close(): Promise<void> {
    this.closing.abort()
    this.pool.close()
    return Promise.resolve()
  }

  ask(question: Question, options: AskOptions): Promise<DnsAnswer> {
    return new Asking(this, question, options).answer()
  }

  /** One try at one server. `count` is called for every packet that leaves. */
  async attempt(question: Question, server: Endpoint, options: AskOptions, count: () => void): Promise<Try> {
    const { recursionDesired, timeoutMs, signal, beforeSend } = options
    await beforeSend?.()
    if (this.isOver(signal)) return { kind: 'silent' }
    const socket = this.pool.socketFor(server)
    const query = encodeQuery(question, socket.freeId(), recursionDesired)
    this.sent++
    count()
    const packet = await socket.exchange(query, server, timeoutMs, signal)
    this.choice.saw(server, packet !== null || this.isOver(signal))
    if (packet === null) return { kind: 'silent' }
    const message = readMessage(packet)
    if (message === null) return { kind: 'malformed' }
    if (!message.truncated) return { kind: 'message', message, transport: 'udp' }
    await beforeSend?.()
    if (this.isOver(signal)) return { kind: 'silent' }
    this.sent++
    count()
    return this.attemptTcp(query, server, options)
  }

  /** True when the question, or the client, was given up. */
  isOver(signal: AbortSignal | undefined): boolean {
    return this.closing.signal.aborted || signal?.aborted === true
  }

  /** The servers in the order to try them. */
  order(servers: readonly Endpoint[]): readonly Endpoint[] {
    return this.choice.order(servers)
  }

  private async attemptTcp(query: Buffer, server: Endpoint, options: AskOptions): Promise<Try> {
    const signal = options.signal
      ? AbortSignal.any([options.signal, this.closing.signal])
      : this.closing.signal
    const { response, ignored } = await exchangeTcp(query, server, options.timeoutMs, signal)
    this.ignoredOverTcp += ignored
    if (response === null) return { kind: 'silent' }
    const message = readMessage(response)
    if (message === null || message.truncated) return { kind: 'malformed' }
    return { kind: 'message', message, transport: 'tcp' }
  }
}

/** One question on its way through tries and servers. */
class Asking {
  private readonly client: DnsClient
  private readonly question: Question
  private readonly options: AskOptions
  /** When the current try's first packet left; waiting for the pace is not the server's time. */
  private sentMs: number | null = null
  private queries = 0
  private fallback: Reply | null = null
  private malformed = false
  private lastServer: Endpoint | null = null

  constructor(client: DnsClient, question: Question, options: AskOptions) {
    this.client = client
    this.question = question
    this.options = options
  }

  async answer(): Promise<DnsAnswer> {
    const { retries, signal } = this.options
    const servers = this.client.order(this.options.servers)
    for (let i = 0; i <= retries && !this.client.isOver(signal); i++) {
      const server = servers[i % servers.length] as Endpoint
      this.lastServer = server
      const answer = await this.tryServer(server)
      if (answer) return answer
      // Every server was heard, and none of them had an answer: asking again is not polite.
      if (this.fallback?.rcode === 'REFUSED' && i + 1 >= servers.length) break
    }
    if (this.client.isOver(signal)) return this.failure('cancelled')
    return this.fallback ?? this.failure(this.malformed ? 'malformed' : 'timeout')
  }

  private async tryServer(server: Endpoint): Promise<DnsAnswer | null> {
    this.sentMs = null
    const count = (): void => {
      this.queries++
      this.sentMs ??= performance.now()
    }
    let found: Try
    try {
      found = await this.client.attempt(this.question, server, this.options, count)
    } catch {
      // Only a name that fits no packet lands here.
      found = { kind: 'malformed' }
    }
    if (found.kind === 'malformed') this.malformed = true
    if (found.kind !== 'message') return null
    const reply = this.reply(found.message, server, found.transport)
    // Only a yes or a no ends the question; anything else is kept in case no other server does better.
    if (reply.rcode === 'NOERROR' || reply.rcode === 'NXDOMAIN') return reply
    this.fallback = reply
    return null
  }

  private reply(message: Message, server: Endpoint, transport: 'udp' | 'tcp'): Reply {
    const { authoritative, answers, authorities, additionals } = message
    const rcode = isLame(message, this.options.recursionDesired) ? 'SERVFAIL' : message.rcode
    return {
      kind: 'response',
      rcode,
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
    const { lastServer: server, queries } = this
    return { kind: 'failure', cause, server, milliseconds: this.elapsedMs(), queries }
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
