import type { Endpoint } from '../../../shared/domain/dns-answer.ts'
import { IdTable } from './id-table.ts'
import type { Channel, DnsNetwork } from './network.ts'
import { idOf } from './read-message.ts'

/** A question that waits for its answer on a socket. */
export interface Waiter {
  /** Takes a packet that carries its ID; false when it is no response to the question. */
  hear(packet: Buffer, id: number, socket: ServerSocket): boolean
  /** The socket broke before an answer came. */
  lost(id: number, socket: ServerSocket): void
}

/** What one server has to do, by all its sockets. */
export interface ServerLoad {
  /** Questions that are out and may still be answered. */
  open: number
  /** Answers so far, and the shortest time that one took, ms. */
  answers: number
  shortestMs: number
  /** True once it was seen to answer for itself alone: a name server, not a resolver. */
  isNameServer: boolean
}

/** Questions in a row without an answer, after which a socket is given up. */
const MOST_MISSES = 8

/**
 * One UDP socket towards one server. Matches responses to questions by ID and question; the system has dropped what
 * came from elsewhere (RFC 5452 §4). Whatever else arrives is counted as ignored.
 */
export class ServerSocket {
  readonly server: Endpoint
  private readonly network: DnsNetwork
  private readonly channel: Channel
  private readonly load: ServerLoad
  private readonly waiting = new IdTable<Waiter>()
  private broken = false
  private misses = 0
  /** Questions this socket has carried. */
  used = 0
  /** Packets that were no response to any open question. */
  ignored = 0

  constructor(network: DnsNetwork, server: Endpoint, load: ServerLoad) {
    this.network = network
    this.load = load
    this.server = server
    this.channel = network.openChannel(server, {
      heard: (packet) => this.receive(packet),
      broke: () => this.break(),
    })
  }

  /** Open questions, and those that were asked again elsewhere and may still be answered here. */
  get open(): number {
    return this.waiting.size
  }

  /**
   * False once the socket was closed, could not be opened, or heard nothing for a while: it is bound to the address this
   * machine had when it was opened, which goes when the machine moves to another network.
   */
  get usable(): boolean {
    return !this.broken && this.misses < MOST_MISSES
  }

  /** A question was answered after so many milliseconds. */
  answered(afterMs: number, isFromNameServer: boolean): void {
    this.load.answers++
    if (afterMs < this.load.shortestMs) this.load.shortestMs = afterMs
    if (isFromNameServer) this.load.isNameServer = true
  }

  /** A question got no answer in its time. */
  missed(): void {
    this.misses++
  }

  /** Sends a question under a fresh ID, which is written into its packet. Gives the ID, or null when it broke. */
  ask(waiter: Waiter, packet: Buffer): number | null {
    if (this.broken) return null
    const id = this.waiting.add(this.network.randomId(), waiter)
    packet[0] = id >>> 8
    packet[1] = id & 0xff
    this.load.open++
    this.used++
    this.channel.send(packet)
    return id
  }

  /** The answer to this question no longer matters. */
  forget(id: number): void {
    if (this.waiting.delete(id)) this.load.open--
  }

  /** Closes the socket; what is open is lost. */
  close(): void {
    this.channel.close()
    this.break()
  }

  private break(): void {
    if (this.broken) return
    this.broken = true
    const waiting = this.waiting.takeAll()
    this.load.open -= waiting.length
    for (const [id, waiter] of waiting) waiter.lost(id, this)
  }

  private receive(packet: Buffer): void {
    this.misses = 0
    const id = idOf(packet)
    const waiter = id === null ? null : this.waiting.get(id)
    if (!waiter || id === null || !waiter.hear(packet, id, this)) this.ignored++
  }
}
