import { connect, type Socket } from 'node:net'
import type { Endpoint } from '../../../shared/domain/dns-answer.ts'

/** One command of a dialogue and the reply to it. */
export interface SmtpStep {
  readonly command: string
  /** Reply code, or null when none came. */
  readonly code: number | null
  readonly text: string
}

/** How a dialogue went, as far as it went. */
export interface SmtpTalk {
  readonly steps: readonly SmtpStep[]
  /** One sentence when it broke off. */
  readonly failure: string | null
}

/** How long the server may take for one reply (RFC 5321 §4.5.3.2 allows minutes; a person waits here). */
const REPLY_MS = 15_000
const LONGEST_REPLY = 8192

/**
 * Has one SMTP dialogue (RFC 5321) with a server: the greeting, then these commands one after another, then QUIT. No
 * DATA is ever sent, so no message can leave. Never rejects.
 */
export function talkSmtp(
  server: Endpoint,
  commands: readonly string[],
  signal?: AbortSignal,
): Promise<SmtpTalk> {
  return new Promise((resolve) => {
    const steps: SmtpStep[] = []
    const queue = [...commands, 'QUIT']
    let command = 'greeting'
    let received = ''
    const socket: Socket = connect({ host: server.address, port: server.port })
    const end = (failure: string | null): void => {
      signal?.removeEventListener('abort', onAbort)
      socket.destroy()
      resolve({ steps, failure })
    }
    const onAbort = (): void => end('The dialogue was stopped.')
    signal?.addEventListener('abort', onAbort)
    socket.setTimeout(REPLY_MS, () => end(`The server did not answer to ${command} in time.`))
    socket.setEncoding('latin1')
    socket.on('error', (error: NodeJS.ErrnoException) =>
      end(`No connection: ${error.code ?? 'no reason given'}.`),
    )
    socket.on('close', () => end(queue.length === 0 ? null : 'The server closed the connection.'))
    socket.on('data', (chunk: string) => {
      received += chunk
      if (received.length > LONGEST_REPLY) return end('The server talks without end.')
      const reply = lastLine(received)
      if (reply === null) return
      steps.push({ command, code: reply.code, text: received.replaceAll(/[^\x20-\x7e]+/g, ' ').trim() })
      received = ''
      const next = queue.shift()
      if (next === undefined || (command === 'greeting' && reply.code !== 220)) return end(null)
      command = next
      // A line end inside a command would be a command of its own.
      socket.write(`${next.replaceAll(/[\r\n]+/g, ' ')}\r\n`)
    })
  })
}

/** The code of a reply whose last line has come (`250 …`, not `250-…`), else null. */
function lastLine(text: string): { readonly code: number } | null {
  if (!text.endsWith('\n')) return null
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  const match = /^(\d{3})(?: |$)/.exec(lines.at(-1) ?? '')
  return match ? { code: Number(match[1]) } : null
}
