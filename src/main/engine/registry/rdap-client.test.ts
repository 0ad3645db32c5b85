import { expect, test } from 'vitest'
import type { HttpPort, HttpReply, HttpRequest } from './http-port.ts'
import { RdapClient } from './rdap-client.ts'

/** A clock that moves only when somebody sleeps. */
function fakeClock(start = Date.parse('2026-11-23T09:00:00Z')) {
  let now = start
  return { now: () => now, sleep: async (ms: number) => void (now += ms) }
}

const answer = (status: number, body = '', headers: Record<string, string> = {}): HttpReply => ({
  kind: 'answer',
  status,
  headers,
  body: new TextEncoder().encode(body),
})

function client(respond: (url: string, times: number) => HttpReply, patienceMs = 60_000) {
  const clock = fakeClock()
  const began = clock.now()
  const asked: { url: string; atMs: number; request: HttpRequest }[] = []
  const http: HttpPort = {
    get: async (request) => {
      asked.push({ url: request.url, atMs: clock.now() - began, request })
      return respond(request.url, asked.filter(({ url }) => url === request.url).length)
    },
  }
  const rdap = new RdapClient({
    http,
    clock,
    userAgent: 'Blockvet/1',
    pauseMs: () => 1000,
    patienceMs,
    timeoutMs: 1000,
  })
  return { rdap, asked }
}

test('asks for RDAP by name and reads the object', async () => {
  const { rdap, asked } = client(() => answer(200, '{"handle":"X"}'))
  expect(await rdap.get('https://rdap.example/ip/192.0.2.1')).toEqual({
    kind: 'object',
    url: 'https://rdap.example/ip/192.0.2.1',
    value: { handle: 'X' },
  })
  expect(asked[0]?.request.headers).toEqual({ accept: 'application/rdap+json', 'user-agent': 'Blockvet/1' })
})

test('keeps its pace towards one host, and asks the same thing once at a time', async () => {
  const { rdap, asked } = client(() => answer(200, '{}'))
  await Promise.all([
    rdap.get('https://a.example/1'),
    rdap.get('https://a.example/1'),
    rdap.get('https://a.example/2'),
    rdap.get('https://b.example/3'),
  ])
  expect(asked.map(({ url }) => url)).toHaveLength(3)
  const times = asked.filter(({ url }) => url.startsWith('https://a.')).map(({ atMs }) => atMs)
  expect((times[1] as number) - (times[0] as number)).toBeGreaterThanOrEqual(1000)
})

test('follows redirects to another registry and sends the header again', async () => {
  const { rdap, asked } = client((url) =>
    url.startsWith('https://one.')
      ? answer(301, '', { location: 'https://two.example/ip/192.0.2.1' })
      : answer(200, '{}'),
  )
  expect(await rdap.get('https://one.example/ip/192.0.2.1')).toMatchObject({
    kind: 'object',
    url: 'https://two.example/ip/192.0.2.1',
  })
  expect(asked.every(({ request }) => request.headers['accept'] === 'application/rdap+json')).toBe(true)
})

test.each([
  [
    'a circle',
    (url: string) => (url.endsWith('/a') ? 'https://x.example/b' : 'https://x.example/a'),
    'in a circle',
  ],
  ['a long way', (url: string) => `${url}x`, 'more than 5 times'],
  ['plain http', () => 'http://x.example/c', 'nowhere that can be trusted'],
  ['this machine', () => 'http://127.0.0.1/c', 'nowhere that can be trusted'],
  ['no address', () => 'http://[', 'nowhere that can be trusted'],
])('a redirect to %s ends as a failure', async (_, target, reason) => {
  const { rdap } = client((url) => answer(302, '', { location: target(url) }))
  const reply = await rdap.get('https://x.example/a')
  expect(reply.kind === 'failed' ? reply.reason : '').toContain(reason)
})

test('waits as long as the server says, in seconds or as a date', async () => {
  const { rdap, asked } = client((_, times) =>
    times === 1
      ? answer(429, '<html>', { 'retry-after': '7' })
      : times === 2
        ? answer(503, '', { 'retry-after': 'Mon, 23 Nov 2026 09:00:20 GMT' })
        : answer(200, '{}'),
  )
  expect((await rdap.get('https://x.example/a')).kind).toBe('object')
  expect(asked.map(({ atMs }) => atMs)).toEqual([0, 7000, 20_000])
})

test('a server that stays busy leaves the answer unknown, never "not registered"', async () => {
  const { rdap, asked } = client(() => answer(429))
  expect(await rdap.get('https://x.example/a')).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('429') as string,
  })
  expect(asked.map(({ atMs }) => atMs)).toEqual([0, 5000, 35_000])
})

test('does not wait longer than its patience', async () => {
  const { rdap, asked } = client(() => answer(429, '', { 'retry-after': '3600' }))
  expect((await rdap.get('https://x.example/a')).kind).toBe('failed')
  expect(asked).toHaveLength(1)
})

test.each([
  [answer(404), 'not-found'],
  [answer(400), 'unsupported'],
  [answer(501), 'unsupported'],
  [answer(500), 'failed'],
  [answer(200, '<html>Sorry</html>'), 'failed'],
  [answer(200, '{"startAddress":'), 'failed'],
  [{ kind: 'failure', cause: 'timeout' } as const, 'failed'],
  [{ kind: 'failure', cause: 'too-large' } as const, 'failed'],
])('%j comes out as %s', async (reply, kind) => {
  const { rdap } = client(() => reply)
  expect((await rdap.get('https://x.example/a')).kind).toBe(kind)
})
