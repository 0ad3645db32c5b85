import type { DnsAnswer } from '../../../shared/domain/dns-answer.ts'
import type { Asker, Asking } from './asking.ts'
import type { LineOptions, ZoneLine } from './dns-port.ts'
import { QueryTemplate } from './query-template.ts'
import type { Seat, Seats } from './seats.ts'
import type { SocketPool } from './socket-pool.ts'

type Cause = Extract<DnsAnswer, { kind: 'failure' }>['cause']

/** Questions about addresses at one zone, over UDP and, where an answer does not fit, TCP. */
export class UdpZoneLine implements ZoneLine, Asker {
  readonly paced = true
  readonly recursionDesired: boolean
  readonly tries: number
  readonly tcpTimeoutMs: number
  private readonly seats: Seats
  private readonly pool: SocketPool
  private readonly options: LineOptions
  private readonly template: QueryTemplate | null
  private readonly onClose: () => void
  private readonly stopper = new AbortController()
  /** The seats of its open questions; the tag of each is its place here. */
  private readonly taken: Seat[] = []
  /** What waits for leave to be asked again, in order; what was answered meanwhile is passed over. */
  private queue: Seat[] = []
  private queueAt = 0
  private closed = false
  open = 0
  due = 0

  constructor(seats: Seats, pool: SocketPool, options: LineOptions, onClose: () => void) {
    this.seats = seats
    this.pool = pool
    this.options = options
    this.onClose = onClose
    this.recursionDesired = options.recursionDesired
    this.tries = options.retries + 1
    this.tcpTimeoutMs = options.timeoutMs
    this.template = templateFor(options)
    for (const server of options.servers) pool.countLine(server, 1)
  }

  get signal(): AbortSignal {
    return this.stopper.signal
  }

  get hasRoom(): boolean {
    for (const server of this.options.servers) if (this.pool.hasRoom(server)) return true
    return false
  }

  ask(target: number, address: number | bigint): void {
    if (!this.template) {
      this.refuse(target, 'malformed')
      return
    }
    if (this.closed || this.options.mayLeave?.() === false) {
      this.refuse(target, this.closed ? 'cancelled' : 'budget')
      return
    }
    const seat = this.seats.take()
    seat.target = target
    seat.asking.tag = this.taken.length
    this.taken.push(seat)
    seat.asking.begin(this, this.template.write(seat.room, address), this.options.servers)
    this.send(seat)
  }

  askAgain(): boolean {
    while (this.queueAt < this.queue.length) {
      const seat = this.queue[this.queueAt++] as Seat
      if (!seat.isDue || !this.isMine(seat)) continue
      this.takeOffQueue(seat)
      if (this.options.mayLeave?.() === false) seat.asking.giveUp('budget')
      else this.send(seat)
      return true
    }
    this.queue = []
    this.queueAt = 0
    return false
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    this.stopper.abort()
    for (const { asking } of this.taken.toReversed()) asking.giveUp('cancelled')
    for (const server of this.options.servers) this.pool.countLine(server, -1)
    this.onClose()
  }

  timeoutMs(attempt: number): number {
    return this.options.tryTimeoutMs(attempt)
  }

  tried(_asking: Asking, answered: boolean, afterMs: number): void {
    this.options.tried(answered, afterMs)
  }

  wantsLeave(asking: Asking): void {
    const seat = this.taken[asking.tag] as Seat
    this.land(seat)
    seat.isDue = true
    this.due++
    this.queue.push(seat)
    this.options.wantsLeave()
  }

  ended(asking: Asking, answer: DnsAnswer): void {
    const seat = this.taken[asking.tag] as Seat
    this.land(seat)
    this.takeOffQueue(seat)
    this.leave(seat)
    this.options.answered(seat.target, answer)
  }

  private send(seat: Seat): void {
    seat.inFlight = true
    this.open++
    seat.asking.send()
  }

  private land(seat: Seat): void {
    if (!seat.inFlight) return
    seat.inFlight = false
    this.open--
  }

  private takeOffQueue(seat: Seat): void {
    if (!seat.isDue) return
    seat.isDue = false
    this.due--
  }

  /** Where it waited before, a seat may be found in the hands of another line. */
  private isMine(seat: Seat): boolean {
    return this.taken[seat.asking.tag] === seat
  }

  private leave(seat: Seat): void {
    const last = this.taken.pop() as Seat
    const { asking } = seat
    if (last !== seat) {
      this.taken[asking.tag] = last
      last.asking.tag = asking.tag
    }
    // The packet of one that was given up may not have left yet.
    if (!this.closed) this.seats.leave(seat)
  }

  private refuse(target: number, cause: Cause): void {
    this.options.answered(target, { kind: 'failure', cause, server: null, milliseconds: 0, queries: 0 })
  }
}

/** Null for a zone whose name leaves no room for an address: no question about it can be sent. */
function templateFor({ zone, family, recursionDesired }: LineOptions): QueryTemplate | null {
  try {
    return new QueryTemplate(zone, family, recursionDesired)
  } catch {
    return null
  }
}
