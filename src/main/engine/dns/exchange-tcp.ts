import { connect } from 'node:net'
import type { Endpoint } from '../../../shared/domain/dns-answer.ts'
import { onAbort } from './on-abort.ts'
import { answersQuery } from './read-message.ts'

/** How a TCP exchange ended, and how many messages were thrown away as no response to ours. */
export interface TcpExchange {
  readonly response: Buffer | null
  readonly ignored: number
}

const LENGTH_BYTES = 2

/**
 * One query over a TCP connection of its own (RFC 7766 §8: two length bytes, then the message). Gives null when
 * the server cannot be reached, hangs up, or does not answer in time. Never rejects.
 */
export function exchangeTcp(
  query: Buffer,
  server: Endpoint,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<TcpExchange> {
  if (signal?.aborted) return Promise.resolve({ response: null, ignored: 0 })
  return new Promise((resolve) => {
    const socket = connect({ host: server.address, port: server.port, noDelay: true })
    let received = Buffer.alloc(0)
    let ignored = 0
    const settle = (response: Buffer | null): void => {
      clearTimeout(timer)
      forget()
      socket.destroy()
      resolve({ response, ignored })
    }
    const giveUp = (): void => settle(null)
    const timer = setTimeout(giveUp, timeoutMs)
    const forget = onAbort(signal, giveUp)
    socket.on('error', giveUp)
    socket.on('close', giveUp)
    socket.on('connect', () => {
      const length = Buffer.alloc(LENGTH_BYTES)
      length.writeUInt16BE(query.length)
      socket.write(Buffer.concat([length, query]))
    })
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      while (received.length >= LENGTH_BYTES) {
        const end = LENGTH_BYTES + received.readUInt16BE(0)
        if (received.length < end) return
        const message = received.subarray(LENGTH_BYTES, end)
        received = received.subarray(end)
        if (answersQuery(query, message)) {
          settle(message)
          return
        }
        ignored++
      }
    })
  })
}
