import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { whoisOverTcp } from './whois-transport.ts'

async function serve(answer: (socket: Socket, query: string) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', (chunk: Buffer) => answer(socket, chunk.toString()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

const ask = (port: number, change: { query?: string; timeoutMs?: number; signal?: AbortSignal } = {}) =>
  whoisOverTcp.ask({ host: '127.0.0.1', port, query: 'n + 192.0.2.0', timeoutMs: 3000, ...change })

test('sends one line and reads until the server closes, Latin-1 included', async () => {
  let heard = ''
  const port = await serve((socket, query) => {
    heard = query
    socket.end(Buffer.from('owner: Jos\xe9 Redes', 'latin1'))
  })
  expect(await ask(port, { query: 'n + 192.0.2.0\r\nquit' })).toEqual({
    kind: 'text',
    text: 'owner: José Redes',
  })
  expect(heard).toBe('n + 192.0.2.0 quit\r\n')
})

test('a server that hangs ends as a time-out, also in the middle of an answer', async () => {
  const port = await serve((socket) => void socket.write('inetnum: 192'))
  expect(await ask(port, { timeoutMs: 100 })).toEqual({ kind: 'failure', cause: 'timeout' })
})

test('too much, nobody there, and a change of mind are told apart', async () => {
  const port = await serve((socket) => void socket.end('x'.repeat(1_200_000)))
  expect(await ask(port)).toEqual({ kind: 'failure', cause: 'too-large' })
  expect(await ask(1)).toEqual({ kind: 'failure', cause: 'unreachable' })
  expect(await ask(port, { signal: AbortSignal.abort() })).toEqual({ kind: 'failure', cause: 'cancelled' })
})
