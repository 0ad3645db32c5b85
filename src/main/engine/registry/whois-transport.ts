import { connect } from 'node:net'
import type { WhoisPort, WhoisReply } from './whois-port.ts'

const MAX_BYTES = 1024 * 1024

/**
 * WHOIS over TCP: one line out, text in until the server closes. A server that hangs (LACNIC over its limit) ends
 * as a time-out; text that is not UTF-8 is read as Latin-1.
 */
export const whoisOverTcp: WhoisPort = {
  ask: ({ host, port, query, timeoutMs, signal }) =>
    new Promise((resolve) => {
      if (signal?.aborted) {
        resolve({ kind: 'failure', cause: 'cancelled' })
        return
      }
      const chunks: Buffer[] = []
      let size = 0
      const socket = connect({ host, port })
      const settle = (reply: WhoisReply): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', giveUp)
        socket.destroy()
        resolve(reply)
      }
      const giveUp = (): void => settle({ kind: 'failure', cause: 'cancelled' })
      const timer = setTimeout(() => settle({ kind: 'failure', cause: 'timeout' }), timeoutMs)
      signal?.addEventListener('abort', giveUp, { once: true })
      socket.on('connect', () => socket.write(`${query.replace(/[\r\n]+/g, ' ')}\r\n`))
      socket.on('data', (chunk: Buffer) => {
        size += chunk.length
        chunks.push(chunk)
        if (size > MAX_BYTES) settle({ kind: 'failure', cause: 'too-large' })
      })
      socket.on('error', () => settle({ kind: 'failure', cause: 'unreachable' }))
      socket.on('close', () => settle({ kind: 'text', text: decode(Buffer.concat(chunks)) }))
    }),
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return bytes.toString('latin1')
  }
}
