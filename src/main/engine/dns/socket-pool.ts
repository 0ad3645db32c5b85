import { type Endpoint, formatEndpoint } from '../../../shared/domain/dns-answer.ts'
import type { DnsNetwork } from './network.ts'
import { type ServerLoad, ServerSocket } from './server-socket.ts'

/** Sockets towards one server, each on a source port of its own. */
const SOCKETS = 2
/** Questions after which a socket is replaced, so that no source port stays long enough to be guessed. */
const QUESTIONS_PER_SOCKET = 8192
/** A socket that was replaced waits for late answers at most until so many more were. */
const MOST_RETIRED = 64

/**
 * Questions that may be out to one name server, of all zones together, for each millisecond that it takes to answer. A UDP
 * socket that was left at the usual 208 KiB holds 256 of them, and Linux counts up to a quarter of what was read as still there.
 */
const OUT_PER_MS = 180

interface ServerSockets extends ServerLoad {
  readonly sockets: (ServerSocket | undefined)[]
  turn: number
}

/** Connected sockets towards every server, on ports an attacker cannot foresee and that change (RFC 5452 §9.2). */
export class SocketPool {
  private readonly network: DnsNetwork
  /** By endpoint object first, which saves writing it out as text. */
  private readonly known = new WeakMap<Endpoint, ServerSockets>()
  private readonly byName = new Map<string, ServerSockets>()
  private retired: ServerSocket[] = []
  private ignoredByClosed = 0

  constructor(network: DnsNetwork) {
    this.network = network
  }

  /** Packets ignored by all sockets so far. */
  get ignored(): number {
    const open = [...this.everySocket()]
    return open.reduce((sum, socket) => sum + socket.ignored, this.ignoredByClosed)
  }

  /** The socket for the next question to this server. */
  socketFor(server: Endpoint): ServerSocket {
    const sockets = this.known.get(server) ?? this.find(server)
    const turn = (sockets.turn + 1) % SOCKETS
    sockets.turn = turn
    const socket = sockets.sockets[turn]
    if (socket?.usable && socket.used < QUESTIONS_PER_SOCKET) return socket
    if (socket) this.retire(socket)
    const fresh = new ServerSocket(this.network, server, sockets)
    sockets.sockets[turn] = fresh
    return fresh
  }

  /** False while so many questions are out to this server that more might be lost. A resolver may hold any number. */
  hasRoom(server: Endpoint): boolean {
    const { open, shortestMs, isAuthoritative } = this.known.get(server) ?? this.find(server)
    return !isAuthoritative || open < OUT_PER_MS * Math.max(1, shortestMs)
  }

  /** Closes every socket. */
  close(): void {
    for (const socket of this.everySocket()) socket.close()
  }

  private find(server: Endpoint): ServerSockets {
    const name = formatEndpoint(server)
    const sockets = this.byName.get(name) ?? {
      sockets: [],
      turn: 0,
      open: 0,
      shortestMs: Number.POSITIVE_INFINITY,
      isAuthoritative: false,
    }
    this.byName.set(name, sockets)
    this.known.set(server, sockets)
    return sockets
  }

  private *everySocket(): Generator<ServerSocket> {
    for (const { sockets } of this.byName.values()) for (const socket of sockets) if (socket) yield socket
    yield* this.retired
  }

  private retire(socket: ServerSocket): void {
    this.retired.push(socket)
    const done = this.retired.filter((old, i) => old.open === 0 || i < this.retired.length - MOST_RETIRED)
    this.retired = this.retired.filter((old) => !done.includes(old))
    for (const old of done) {
      old.close()
      this.ignoredByClosed += old.ignored
    }
  }
}
