import type { Channel, DnsNetwork } from '../../../src/main/engine/dns/network.ts'
import type { Endpoint } from '../../../src/shared/domain/dns-answer.ts'
import type { SimulatedTime } from './simulated-time.ts'

/** What a simulated server does with a packet. */
export interface SimulatedServer {
  /** Answers by `deliver`, as often and as late as it likes; a packet of length 0 is one without content. */
  overUdp(query: Buffer, deliver: (packet: Buffer, delayMs: number) => void): void
  /** The message that comes back over TCP and the time it takes, or null when the connection fails. */
  overTcp(query: Buffer): { readonly message: Buffer | null; readonly delayMs: number }
}

/** A network without sockets: packets are handed to the server of their address, time is simulated. */
export function simulatedNetwork(
  time: SimulatedTime,
  serverAt: (server: Endpoint) => SimulatedServer | undefined,
  random: () => number,
): DnsNetwork {
  return {
    clock: time,
    randomId: () => Math.floor(random() * 0x10000),
    openChannel(server, listener): Channel {
      let open = true
      return {
        send(packet) {
          // A copy: what is on its way no longer changes.
          serverAt(server)?.overUdp(Buffer.from(packet), (answer, delayMs) => {
            time.after(delayMs, () => {
              if (open) listener.heard(answer)
            })
          })
        },
        close() {
          open = false
        },
      }
    },
    async exchangeTcp(query, server, timeoutMs, signal) {
      const { message, delayMs } = serverAt(server)?.overTcp(Buffer.from(query)) ?? {
        message: null,
        delayMs: timeoutMs,
      }
      await time.sleep(Math.min(delayMs, timeoutMs), signal)
      const inTime = delayMs < timeoutMs && !signal?.aborted
      return { response: inTime ? message : null, ignored: 0 }
    },
  }
}
