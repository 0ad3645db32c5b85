import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { LineEnd, Lines } from './open-lines.ts'
import { startWebHost, type WebHost } from './web-host.ts'
import { webLimits } from './web-limits.ts'

// What somebody on this machine, or a page in the user's browser, might try. The rest stands in web-host.test.ts.
const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-attack-'))
const frames: (string | Uint8Array)[] = []
const lines = {
  take: (end: LineEnd) => end.onFrame((frame) => frames.push(frame)),
} as unknown as Lines
const opened: Socket[] = []
let host: WebHost
let port: number
const fresh: string[] = []

async function start(options: { readonly idleMs?: number } = {}): Promise<void> {
  host = await startWebHost({
    lines,
    pageFolder: folder,
    port: 0,
    onFreshUrl: (url) => fresh.push(url),
    ...options,
  })
  port = Number(new URL(host.url).port)
}

beforeEach(async () => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'index.html'), '<p>the page</p>')
  frames.length = 0
  fresh.length = 0
  await start()
})
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.destroy()
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

function get(target: string, cookie = ''): Promise<{ status: number | undefined; cookie: string }> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path: target, headers: { cookie } }, (response) => {
      response.resume()
      const set = response.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
      response.on('end', () => resolve({ status: response.statusCode, cookie: set }))
    })
    call.on('error', reject).end()
  })
}

const enter = async (): Promise<string> => {
  const { pathname, search } = new URL(host.url)
  return (await get(pathname + search)).cookie
}

function openSocket(cookie: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, {
      headers: { cookie, origin: `http://127.0.0.1:${port}` },
    })
    socket.on('open', () => resolve(socket))
    socket.on('error', reject)
  })
}

function raw(): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  opened.push(socket)
  return socket
}

const whenClosed = (socket: Socket | WebSocket): Promise<void> =>
  new Promise((resolve) => socket.on('close', () => resolve()))

it('guessing tokens is cut short, and the way back is said', async () => {
  for (let i = 0; i < 10; i++) expect((await get(`/?token=guess${i}`)).status).toBe(403)
  expect((await get('/?token=guess')).status).toBe(429)
  const { pathname, search } = new URL(host.url)
  expect(await get(pathname + search)).toEqual({ status: 429, cookie: '' })
})

it('a browser that is inside is not locked out by somebody who guesses', async () => {
  const cookie = await enter()
  for (let i = 0; i < 15; i++) await get(`/?token=guess${i}`)
  expect((await get('/', cookie)).status).toBe(200)
})

it('an oversized frame ends its socket and reaches nobody', async () => {
  const socket = await openSocket(await enter())
  socket.on('error', () => {})
  const closed = whenClosed(socket)
  socket.send('x'.repeat(webLimits.frameBytes + 1))
  await closed
  expect(frames).toEqual([])
  expect((await get('/')).status).toBe(403)
})

it('no more pages open than are allowed at once', async () => {
  const cookie = await enter()
  const sockets = await Promise.all(Array.from({ length: webLimits.sockets }, () => openSocket(cookie)))
  await expect(openSocket(cookie)).rejects.toThrow('503')
  sockets[0]?.terminate()
  await vi.waitFor(async () => (await openSocket(cookie)).terminate())
})

it('who drips a request byte by byte, or opens many and says nothing, is cut off, and the page goes on', async () => {
  const slow = raw()
  slow.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n')
  const drip = setInterval(() => slow.write('X'), 500)
  const cookie = await enter()
  expect((await get('/', cookie)).status).toBe(200)
  const startedAt = Date.now()
  const silent = Array.from({ length: 2 * webLimits.connections }, raw)
  await whenClosed(slow)
  clearInterval(drip)
  await Promise.all(silent.filter(({ closed }) => !closed).map((socket) => whenClosed(socket.resume())))
  expect((await get('/', cookie)).status).toBe(200)
  expect(Date.now() - startedAt).toBeLessThan(4 * webLimits.headersTimeoutMs)
}, 30_000)

it.each([
  ['no HTTP at all', '\u0016\u0003\u0001\u0002\u0000'],
  ['a header of 64 KB', `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'y'.repeat(65_536)}\r\n\r\n`],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
  ['a target that is an address', 'GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'],
  [
    'an upgrade to something else',
    'GET /rpc HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n',
  ],
])('%s gets nothing', async (_what, bytes) => {
  const socket = raw()
  let answer = ''
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    answer += chunk
  })
  socket.write(bytes)
  await vi.waitFor(() => expect(answer).not.toBe(''))
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(answer).not.toContain('the page')
  expect((await get('/', await enter())).status).toBe(200)
})

it('a page that was left alone loses its key, and a fresh address is told', async () => {
  await host.close()
  await start({ idleMs: 200 })
  const cookie = await enter()
  const socket = await openSocket(cookie)
  await whenClosed(socket)
  expect((await get('/', cookie)).status).toBe(403)
  expect(fresh).toEqual([host.url])
  const { pathname, search } = new URL(host.url)
  expect((await get(pathname + search)).status).toBe(303)
})
