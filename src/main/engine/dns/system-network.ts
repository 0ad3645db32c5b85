import { randomFillSync } from 'node:crypto'
import { createSocket, type SocketOptions } from 'node:dgram'
import type { Endpoint } from '../../../shared/domain/dns-answer.ts'
import { exchangeTcp } from './exchange-tcp.ts'
import type { Channel, ChannelListener, DnsNetwork } from './network.ts'

/** Room for the bursts of answers that a fast scan draws, in bytes; the system may give less. */
const RECEIVE_BUFFER_BYTES = 1 << 20

/** The sockets, clock and randomness of this machine. */
export function systemNetwork(): DnsNetwork {
  return {
    clock: {
      now: () => performance.now(),
      after(delayMs, callback) {
        const timer = setTimeout(callback, delayMs)
        return () => clearTimeout(timer)
      },
    },
    openChannel,
    exchangeTcp,
    randomId: randomIds(),
  }
}

function openChannel(server: Endpoint, listener: ChannelListener): Channel {
  const family = server.address.includes(':') ? 6 : 4
  // Servers are literal addresses: nothing is looked up.
  const lookup: SocketOptions['lookup'] = (address, _options, done) => done(null, address, family)
  const socket = createSocket({ type: family === 4 ? 'udp4' : 'udp6', lookup })
  let early: Buffer[] | null = []
  let closed = false
  const close = (): void => {
    if (closed) return
    closed = true
    socket.close()
  }
  const fail = (error: NodeJS.ErrnoException | null | undefined): void => {
    // A closed port may open again (a server that restarts): the time-out decides, not the notice.
    if (closed || error?.code === 'ECONNREFUSED') return
    close()
    listener.broke()
  }
  socket.on('message', (packet) => listener.heard(packet))
  socket.on('error', fail)
  socket.connect(server.port, server.address, (error?: Error) => {
    if (closed) return
    if (error) {
      fail(error)
      return
    }
    enlarge(socket)
    for (const packet of early ?? []) socket.send(packet)
    early = null
  })
  return {
    send(packet) {
      if (closed) return
      if (early) early.push(packet)
      else socket.send(packet)
    },
    close,
  }
}

function enlarge(socket: { setRecvBufferSize(size: number): void }): void {
  try {
    socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES)
  } catch {
    // The system's own size has to do.
  }
}

/** Drawn in bulk: one call into the system per number would cost more than the rest of a question. */
function randomIds(): () => number {
  const drawn = new Uint16Array(4096)
  let left = 0
  return () => {
    if (left === 0) {
      randomFillSync(drawn)
      left = drawn.length
    }
    return drawn[--left] as number
  }
}
