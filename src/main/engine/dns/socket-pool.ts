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
 * socket that was left at the usual 208 KiB holds 256 of them; Linux counts up to a quarter of what was read as still
 * there, and the texts of listings come on top.
 */
const OUT_PER_MS = 144
/** Of these so many are kept, at most, for lines that have none out. */
const MOST_KEPT = 72
/** The first answers also waited for this program to warm up: before so many, no server counts as farther than 1 ms. */
const WARM_ANSWERS = 100

interface ServerSockets extends ServerLoad {
  /** Lines that ask this server. */
  lines: number
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

  /** A line to this server was opened (1) or closed (-1). */
  countLine(server: Endpoint, by: 1 | -1): void {
    this.find(server).lines += by
  }

  /**
   * False while so many questions are out to this server that more might be lost; each list may always have one out. A
   * resolver may hold any number.
   */
  hasRoom(server: Endpoint): boolean {
    const { open, lines, answers, shortestMs, isNameServer } = this.known.get(server) ?? this.find(server)
    const awayMs = answers < WARM_ANSWERS ? 1 : Math.max(1, shortestMs)
    return !isNameServer || open < OUT_PER_MS * awayMs - Math.min(lines, MOST_KEPT)
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
      lines: 0,
      open: 0,
      answers: 0,
      shortestMs: Number.POSITIVE_INFINITY,
      isNameServer: false,
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
