import type { Endpoint } from '../../../shared/domain/dns-answer.ts'
import { UdpSocket } from './udp-socket.ts'

/** Sockets per family, each on its own random port. */
const SOCKETS = 8
/** Queries after which a socket is replaced, so that no source port stays long enough to be guessed. */
const QUERIES_PER_SOCKET = 8192

/** UDP sockets that share the load; each query goes out on a port an attacker cannot foresee (RFC 5452 §9.2). */
export class UdpPool {
  private readonly sockets: Record<4 | 6, UdpSocket[]> = { 4: [], 6: [] }
  private readonly retired = new Set<UdpSocket>()
  private readonly randomId: () => number
  private ignoredByClosed = 0
  private turn = 0

  constructor(randomId: () => number) {
    this.randomId = randomId
  }

  /** Packets ignored by all sockets so far. */
  get ignored(): number {
    const open = [...this.sockets[4], ...this.sockets[6], ...this.retired]
    return open.reduce((sum, socket) => sum + socket.ignored, this.ignoredByClosed)
  }

  /** The socket for the next query to this server. */
  socketFor(server: Endpoint): UdpSocket {
    const family = server.address.includes(':') ? 6 : 4
    const sockets = this.sockets[family]
    this.turn = (this.turn + 1) % SOCKETS
    const socket = sockets[this.turn]
    if (socket?.usable && socket.used < QUERIES_PER_SOCKET) return socket
    if (socket) this.retire(socket)
    const fresh = new UdpSocket(family, this.randomId)
    if (socket) sockets[this.turn] = fresh
    else sockets.push(fresh)
    return fresh
  }

  /** Closes every socket. */
  close(): void {
    for (const socket of [...this.sockets[4], ...this.sockets[6], ...this.retired]) socket.close()
  }

  private retire(socket: UdpSocket): void {
    this.retired.add(socket)
    for (const old of this.retired) {
      if (old.open > 0) continue
      this.ignoredByClosed += old.ignored
      this.retired.delete(old)
      old.close()
    }
  }
}
