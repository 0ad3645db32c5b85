import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { httpOverFetch } from './http-over-fetch.ts'

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const get = (url: string, change: { timeoutMs?: number; maxBytes?: number; signal?: AbortSignal } = {}) =>
  httpOverFetch.get({
    url,
    headers: { accept: 'application/rdap+json' },
    timeoutMs: 5000,
    maxBytes: 1000,
    ...change,
  })

test('gives status, headers and body, and follows no redirect', async () => {
  const url = await serve((request, response) => {
    response.writeHead(302, { location: '/elsewhere', 'retry-after': '7' })
    response.end(request.headers.accept)
  })
  const reply = await get(url)
  expect(reply).toMatchObject({
    kind: 'answer',
    status: 302,
    headers: { location: '/elsewhere', 'retry-after': '7' },
  })
  expect(reply.kind === 'answer' && new TextDecoder().decode(reply.body)).toBe('application/rdap+json')
})

test('a body over the limit is given up, packed or not', async () => {
  const plain = await serve((_, response) => void response.end('x'.repeat(5000)))
  expect(await get(plain)).toEqual({ kind: 'failure', cause: 'too-large' })
  const bomb = await serve((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' })
    response.end(gzipSync(Buffer.alloc(10_000_000)))
  })
  expect(await get(bomb)).toEqual({ kind: 'failure', cause: 'too-large' })
})

test('a slow drip ends at the time limit, also after the headers', async () => {
  const url = await serve((_, response) => {
    response.writeHead(200)
    const timer = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(timer))
  })
  expect(await get(url, { timeoutMs: 150 })).toEqual({ kind: 'failure', cause: 'timeout' })
})

test('nobody there and a change of mind are told apart', async () => {
  expect(await get('http://127.0.0.1:1/')).toEqual({ kind: 'failure', cause: 'unreachable' })
  expect(await get('http://127.0.0.1:1/', { signal: AbortSignal.abort() })).toEqual({
    kind: 'failure',
    cause: 'cancelled',
  })
})
