import { randomFillSync } from 'node:crypto'
import { exchangeTcp } from './exchange-tcp.ts'
import type { DnsNetwork } from './network.ts'
import { openUdpChannel } from './udp-channel.ts'

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
    openChannel: openUdpChannel,
    exchangeTcp,
    randomId: randomIds(),
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
