import type { DnsAnswer } from '../../../shared/domain/dns-answer.ts'
import { type Asker, Asking, type AskingHost } from './asking.ts'
import type { AskOptions, DnsPort, LineOptions, Question, ZoneLine } from './dns-port.ts'
import { encodeQuery } from './encode-query.ts'
import type { DnsNetwork } from './network.ts'
import { onAbort } from './on-abort.ts'
import { Seats } from './seats.ts'
import { ServerChoice } from './server-choice.ts'
import { SocketPool } from './socket-pool.ts'
import { systemNetwork } from './system-network.ts'
import { TimingWheel } from './timing-wheel.ts'
import { UdpZoneLine } from './udp-zone-line.ts'

/** Opens a DNS client: UDP first, TCP for what is truncated, the next server for what fails. */
export function createDnsClient(network: DnsNetwork = systemNetwork()): DnsPort {
  return new DnsClient(network)
}

/** A reason of ours: the usual one carries a stack trace, which costs more than the question. */
const over = 'The question has ended.'

class DnsClient implements DnsPort, AskingHost {
  readonly network: DnsNetwork
  readonly pool: SocketPool
  readonly wheel: TimingWheel
  readonly choice: ServerChoice
  private readonly seats = new Seats(this)
  private readonly open = new Set<Asking>()
  private readonly lines = new Set<UdpZoneLine>()
  private closed = false
  private packets = 0
  private strangeMessages = 0

  constructor(network: DnsNetwork) {
    this.network = network
    this.pool = new SocketPool(network)
    this.wheel = new TimingWheel(network.clock)
    this.choice = new ServerChoice(() => network.clock.now())
  }

  get counters() {
    return { sent: this.packets, ignored: this.pool.ignored + this.strangeMessages }
  }

  sent(): void {
    this.packets++
  }

  ignoredOverTcp(messages: number): void {
    this.strangeMessages += messages
  }

  ask(question: Question, options: AskOptions): Promise<DnsAnswer> {
    const unsent = { kind: 'failure', server: null, milliseconds: 0, queries: 0 } as const
    if (this.closed || options.signal?.aborted) return Promise.resolve({ ...unsent, cause: 'cancelled' })
    let query: Buffer
    try {
      query = encodeQuery(question, 0, options.recursionDesired)
    } catch {
      return Promise.resolve({ ...unsent, cause: 'malformed' })
    }
    return new Promise((resolve) => {
      const stopper = new AbortController()
      const asking = new Asking(this)
      const asker: Asker = {
        recursionDesired: options.recursionDesired,
        tries: options.retries + 1,
        timeoutMs: (attempt) => options.tryTimeoutMs?.(attempt) ?? options.timeoutMs,
        tcpTimeoutMs: options.timeoutMs,
        signal: stopper.signal,
        tried: () => {},
        wantsLeave: () => {
          const leave = options.beforeSend?.()
          if (leave) void leave.then(() => asking.send())
          else asking.send()
        },
        ended: (_, answer) => {
          forget()
          this.open.delete(asking)
          stopper.abort(over)
          resolve(answer)
        },
      }
      const forget = onAbort(options.signal, () => asking.giveUp('cancelled'))
      this.open.add(asking)
      asking.start(asker, query, options.servers)
    })
  }

  openLine(options: LineOptions): ZoneLine {
    const line = new UdpZoneLine(this.seats, this.pool, options, () => this.lines.delete(line))
    this.lines.add(line)
    return line
  }

  close(): Promise<void> {
    this.closed = true
    for (const asking of this.open) asking.giveUp('cancelled')
    for (const line of this.lines) line.close()
    this.wheel.close()
    this.pool.close()
    return Promise.resolve()
  }
}
