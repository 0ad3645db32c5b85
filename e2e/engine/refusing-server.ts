import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** At what a server says no; `nothing` = it takes the mail. */
export interface Refusal {
  readonly at: 'greeting' | 'recipient' | 'data' | 'nothing'
  /** Whole lines with their code, as the server prints them. */
  readonly says: (client: string) => readonly string[]
}

/** A mail server of somebody else that refuses. */
export interface RefusingServer {
  readonly port: number
  /** From now on it takes everything. */
  relent(): void
  /** Mails that it took. */
  readonly taken: string[]
  stop(): Promise<void>
}

/**
 * Starts a receiving SMTP server (RFC 5321) on loopback that refuses as told. A client at 127.0.0.N stands for
 * 203.0.113.N, as behind a translation of addresses.
 */
export async function startRefusingServer(refusal: Refusal): Promise<RefusingServer> {
  let active = refusal
  const taken: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    const client = (socket.remoteAddress ?? '').replace(/^127\.0\.0\./, '203.0.113.')
    talk(socket, active, client, (mail) => taken.push(mail))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    relent() {
      active = { at: 'nothing', says: () => [] }
    },
    taken,
    async stop() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function talk(socket: Socket, { at, says }: Refusal, client: string, take: (mail: string) => void): void {
  const reply = (...lines: readonly string[]): void => void socket.write(`${lines.join('\r\n')}\r\n`)
  const refuseAt = (stage: Refusal['at'], otherwise: string): void =>
    reply(...(at === stage ? says(client) : [otherwise]))
  let rest = ''
  let mail: string[] | null = null
  refuseAt('greeting', '220 mx.example.net ESMTP')
  if (at === 'greeting') socket.end()
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = `${rest}${chunk}`.split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (mail === null) hear(line)
      else if (line !== '.') mail.push(line)
      else {
        if (at !== 'data') take(mail.join('\n'))
        mail = null
        refuseAt('data', '250 2.0.0 Ok')
      }
    }
  })
  const hear = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'RCPT') return refuseAt('recipient', '250 2.1.5 Ok')
    if (verb === 'QUIT') {
      reply('221 2.0.0 Bye')
      socket.end()
      return
    }
    if (verb !== 'DATA') return reply('250 2.0.0 Ok')
    mail = []
    reply('354 End data with <CR><LF>.<CR><LF>')
  }
}
