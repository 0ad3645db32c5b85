import { createSocket, type Socket, type SocketOptions } from 'node:dgram'
import type { Endpoint } from '../../../shared/domain/dns-answer.ts'
import { onAbort } from './on-abort.ts'
import { answersQuery, idOf } from './read-message.ts'

/** Hears how an exchange ended: the response packet, or null when none came in time or nothing could leave. */
export type Done = (response: Buffer | null) => void

/** One query on its way. */
export interface Exchange {
  readonly query: Buffer
  readonly server: Endpoint
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
  readonly done: Done
}

interface Waiting {
  readonly query: Buffer
  readonly server: Endpoint
  readonly settle: Done
}

/** Room for the bursts of answers that a fast scan draws, in bytes. */
const RECEIVE_BUFFER_BYTES = 4 << 20
const IDS = 0x10000

/**
 * One UDP socket on a random source port. Matches responses to queries by peer, ID and question; whatever else
 * arrives is counted as ignored (RFC 5452), which is why it is not connected to one server.
 */
export class UdpSocket {
  private readonly socket: Socket
  private readonly waiting = new Map<number, Waiting>()
  private readonly randomId: () => number
  private closed = false
  /** Queries this socket has carried. */
  used = 0
  /** Packets that were no response to any open query. */
  ignored = 0

  constructor(family: 4 | 6, randomId: () => number) {
    this.randomId = randomId
    // Servers are literal addresses: nothing is looked up.
    const lookup: SocketOptions['lookup'] = (address, _options, done) => done(null, address, family)
    this.socket = createSocket({ type: family === 4 ? 'udp4' : 'udp6', lookup })
    this.socket.on('message', (packet, peer) => this.receive(packet, peer))
    // A socket that cannot be opened or read fails its queries; the process lives on.
    this.socket.on('error', () => this.close())
    this.socket.bind(0, () => this.enlarge())
  }

  /** Open queries. */
  get open(): number {
    return this.waiting.size
  }

  /** False once the socket was closed, or could not be opened. */
  get usable(): boolean {
    return !this.closed
  }

  /** A message ID that no open query of this socket uses. */
  freeId(): number {
    let id = this.randomId()
    while (this.waiting.has(id)) id = (id + 1) % IDS
    return id
  }

  /** Sends a query whose ID came from `freeId`; `done` is called exactly once. */
  exchange({ query, server, timeoutMs, signal, done }: Exchange): void {
    if (this.closed) {
      done(null)
      return
    }
    const id = query.readUInt16BE(0)
    this.used++
    const settle: Done = (response) => {
      clearTimeout(timer)
      forget()
      this.waiting.delete(id)
      done(response)
    }
    const giveUp = (): void => settle(null)
    const timer = setTimeout(giveUp, timeoutMs)
    const forget = onAbort(signal, giveUp)
    this.waiting.set(id, { query, server, settle })
    this.socket.send(query, server.port, server.address, (error) => {
      if (error && this.waiting.get(id)?.query === query) giveUp()
    })
  }

  /** Closes the socket; open queries end without response. */
  close(): void {
    if (this.closed) return
    this.closed = true
    for (const { settle } of this.waiting.values()) settle(null)
    this.socket.close()
  }

  private receive(packet: Buffer, peer: { readonly address: string; readonly port: number }): void {
    const id = idOf(packet)
    const waiting = id === null ? undefined : this.waiting.get(id)
    const fits =
      waiting !== undefined &&
      peer.port === waiting.server.port &&
      peer.address === waiting.server.address &&
      answersQuery(waiting.query, packet)
    if (fits) waiting.settle(packet)
    else this.ignored++
  }

  private enlarge(): void {
    try {
      this.socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES)
    } catch {
      // The system's own size has to do.
    }
  }
}
