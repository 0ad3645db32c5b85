import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Feed } from '../../../shared/domain/feed.ts'
import { diskFeedFiles } from './disk-feed-files.ts'
import type { FetchLimits } from './fetch-file.ts'
import { readRecord } from './snapshot-record.ts'
import { ownFeed } from './snapshots.ts'
import { updateFeed } from './update-feed.ts'

let folder: string
let nowMs: number

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'blockvet-update-'))
  nowMs = Date.UTC(2026, 10, 26, 12)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
})

const listenOn = (server: Server, scheme: string): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`),
    )
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
  })

const serve = (listener: RequestListener): Promise<string> => listenOn(createServer(listener), 'http')

const feedAt = (url: string, change: Partial<Feed> = {}): Feed => ({
  ...ownFeed('own-x'),
  id: 'example',
  access: 'download',
  format: 'lines',
  urls: [url],
  ...change,
})

const limits: FetchLimits = {
  mostBytes: 1_000_000,
  mostUnpackedBytes: 10_000_000,
  totalMs: 2000,
  idleMs: 300,
}

function update(feed: Feed, change: Partial<Parameters<typeof updateFeed>[0]> = {}) {
  return updateFeed({
    feed,
    folder,
    files: diskFeedFiles,
    fetch,
    limits,
    userAgent: 'Blockvet/0.0.0 (contact postmaster@example.org)',
    now: () => nowMs,
    onBytes: () => {},
    ...change,
  })
}

/** An update an hour and a second later: the first moment that is permitted. */
const updateLater = (feed: Feed, change: Parameters<typeof update>[1] = {}) => {
  nowMs += 3_601_000
  return update(feed, change)
}

const stored = (name = 'example.txt'): string => readFileSync(path.join(folder, name), 'utf8')
const good = '192.0.2.0/24\n198.51.100.0/24\n203.0.113.7\n203.0.113.8\n'

/** A feed with a good copy, whose server then answers otherwise. */
async function withGoodCopy(next: RequestListener): Promise<Feed> {
  let first = true
  const url = await serve((request, response) => {
    if (first) response.end(good)
    else next(request, response)
    first = false
  })
  const feed = feedAt(`${url}/list.txt`)
  expect(await update(feed)).toEqual({ outcome: 'fetched', text: '4 entries.' })
  return feed
}

test('says who asks, keeps the file as published, and then asks conditionally', async () => {
  const seen: (string | undefined)[][] = []
  const url = await serve(({ headers }, response) => {
    seen.push([headers['user-agent'], headers['if-none-match'], headers['if-modified-since']])
    response.setHeader('etag', '"v1"')
    response.setHeader('last-modified', 'Wed, 25 Nov 2026 10:00:00 GMT')
    if (headers['if-none-match'] === '"v1"') response.writeHead(304).end()
    else response.end(`${good}oops\n`)
  })
  const feed = feedAt(url)
  expect(await update(feed)).toEqual({ outcome: 'fetched', text: '4 entries; 1 lines could not be read.' })
  expect(stored()).toBe(`${good}oops\n`)
  expect(await updateLater(feed)).toEqual({ outcome: 'unchanged', text: 'The publisher has nothing newer.' })
  expect(seen).toEqual([
    ['Blockvet/0.0.0 (contact postmaster@example.org)', undefined, undefined],
    ['Blockvet/0.0.0 (contact postmaster@example.org)', '"v1"', 'Wed, 25 Nov 2026 10:00:00 GMT'],
  ])
  expect(await readRecord(folder, 'example', diskFeedFiles)).toMatchObject({
    feedDate: '2026-11-25T10:00:00.000Z',
    entries: 4,
    problems: [{ line: 5 }],
    staleReason: null,
  })
})

test('asks nobody before the publisher’s interval is over', async () => {
  let asked = 0
  const url = await serve((_, response) => {
    asked++
    response.end(good)
  })
  await update(feedAt(url))
  nowMs += 3_500_000
  expect(await update(feedAt(url))).toMatchObject({
    outcome: 'skipped',
    text: expect.stringContaining('less than 1 hour ago'),
  })
  expect(asked).toBe(1)
})

test('429 with Retry-After is kept to, and the copy stays', async () => {
  let asked = 0
  const feed = await withGoodCopy((_, response) => {
    asked++
    response.writeHead(429, { 'retry-after': '7200' }).end('slow down')
  })
  expect(await updateLater(feed)).toEqual({
    outcome: 'failed',
    text: 'The last good copy is kept: the server says that it was asked too often (429), and asks to wait until 2026-11-26T15:00 UTC.',
  })
  expect(await updateLater(feed)).toEqual({
    outcome: 'skipped',
    text: 'Its server asked to wait until 2026-11-26 15:00 UTC.',
  })
  expect(asked).toBe(1)
  expect(stored()).toBe(good)
})

const faults: [string, RequestListener, RegExp, Partial<FetchLimits>?][] = [
  ['a server error', (_, response) => void response.writeHead(503).end(), /the server answered 503/],
  [
    'a page in place of data',
    (_, response) => void response.end('<!doctype html><title>Sorry</title>'),
    /it is a web page and no data/,
  ],
  ['nothing', (_, response) => void response.end(), /it holds no entries/],
  ['comments only', (_, response) => void response.end('# nothing today\n'), /it holds no entries/],
  ['words', (_, response) => void response.end('try again later\n'), /no line of it could be read/],
  [
    'a file that shrank by more than half',
    (_, response) => void response.end('192.0.2.0/24\n'),
    /it shrank from 4 to 1 entries/,
  ],
  [
    'a netset with fewer entries than it says',
    (_, response) => void response.end(`# Entries : 9 subnets\n${good}`),
    /it was cut off: it says that it has 9 entries, and 4 came/,
  ],
  [
    'a body that ends too soon',
    (_, response) => {
      response.writeHead(200, { 'content-length': '500' })
      response.write(good)
      setTimeout(() => response.destroy(), 20)
    },
    /the connection broke off|it was cut off/,
  ],
  [
    'a file over the limit',
    (_, response) => void response.end('192.0.2.1\n'.repeat(120_000)),
    /it is larger than 1 MB/,
  ],
  [
    'a promise over the limit',
    (_, response) => void response.writeHead(200, { 'content-length': '5000000' }).write('1'),
    /it is larger than 1 MB/,
  ],
  [
    'gzip that is cut off',
    (_, response) => void response.end(gzipSync(good.repeat(2000)).subarray(0, 60)),
    /its gzip data do not end as they should/,
  ],
  [
    'zip that is cut off',
    (_, response) => void response.end(zipSync({ 'a.txt': Buffer.from(good.repeat(2000)) }).subarray(0, 60)),
    /its zip data do not end/,
  ],
  [
    'a redirect loop',
    (request, response) => void response.writeHead(302, { location: request.url ?? '/' }).end(),
    /the server redirects more than 5 times/,
  ],
  [
    'a redirect away from loopback',
    (_, response) => void response.writeHead(301, { location: 'https://example.org/list.txt' }).end(),
    /redirects to https:\/\/example\.org, which is not followed/,
  ],
  [
    'a redirect to a file',
    (_, response) => void response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
    /redirects to file:\/\/, which is not followed/,
  ],
  [
    'silence after the head',
    (_, response) => void response.writeHead(200).write('192.0.2.0/24\n'),
    /the server sent nothing for 0\.3 s/,
    { idleMs: 300 },
  ],
  [
    'a slow drip',
    (_, response) => {
      const drip = setInterval(() => response.write('#\n'), 100)
      response.on('close', () => clearInterval(drip))
    },
    /it was not there after 1 s/,
    { totalMs: 1000 },
  ],
]

test.each(faults)(
  '%s: the last good copy is kept and marked stale',
  async (_, listener, reason, tight = {}) => {
    const feed = await withGoodCopy(listener)
    const ended = await updateLater(feed, { limits: { ...limits, ...tight } })
    expect(ended.outcome).toBe('failed')
    expect(ended.text).toMatch(/^The last good copy is kept: /)
    expect(ended.text).toMatch(reason)
    expect(stored()).toBe(good)
    expect((await readRecord(folder, 'example', diskFeedFiles))?.staleReason).toMatch(
      /^A newer copy was not taken: /,
    )
    expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([])
  },
)

test('a gzip bomb is met before it has grown, in the file and in its transport', async () => {
  const bomb = gzipSync(Buffer.alloc(60_000_000))
  const feed = await withGoodCopy((request, response) => {
    if (request.url === '/list.txt' && asked++ === 0) response.end(bomb)
    else response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
  })
  let asked = 0
  const tight = {
    ...limits,
    mostBytes: 3_000_000,
    mostUnpackedBytes: 10_000_000,
    totalMs: 20_000,
    idleMs: 5000,
  }
  expect((await updateLater(feed, { limits: tight })).text).toMatch(/it unpacks to more than 10 MB/)
  expect((await updateLater(feed, { limits: tight })).text).toMatch(/it is larger than 3 MB/)
  expect(stored()).toBe(good)
})

test('redirects on loopback are followed, five at most; gzip and zip are read by their first bytes', async () => {
  const bodies: Record<string, Uint8Array> = {
    '/gz': gzipSync(good),
    '/zip': zipSync({ 'listed.txt': Buffer.from(good) }),
  }
  const url = await serve((request, response) => {
    const body = bodies[request.url ?? '']
    if (body) response.end(body)
    else response.writeHead(302, { location: request.url === '/a' ? '/b' : '/gz' }).end()
  })
  expect(await update(feedAt(`${url}/a`))).toMatchObject({ outcome: 'fetched', text: '4 entries.' })
  expect(await update(feedAt(`${url}/zip`, { id: 'zipped' }))).toMatchObject({ text: '4 entries.' })
})

test('without a secure connection, a valid certificate or a server nothing is taken, and the next try may be at once', async () => {
  // A TLS server without a certificate fails each handshake.
  const server = createTlsServer({}, (_, response) => response.end(good))
  const bare = feedAt(await listenOn(server as unknown as Server, 'https'), { id: 'bare' })
  expect((await update(bare)).text).toMatch(
    /^No copy was taken: no secure connection could be made \(ERR_SSL_\S+\)/,
  )
  const strange = (): Promise<Response> =>
    Promise.reject(new TypeError('fetch failed', { cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } }))
  expect((await update(bare, { fetch: strange })).text).toMatch(/the server’s certificate is not valid/)
  const gone = feedAt('http://127.0.0.1:9', { id: 'gone' })
  expect((await update(gone)).text).toMatch(/^No copy was taken: the server could not be reached/)
  expect((await update(gone)).outcome).toBe('failed')
  expect(readdirSync(folder)).toEqual([])
})

test('all files of a feed, or none', async () => {
  let broken = false
  const url = await serve((request, response) => {
    if (request.url === '/two' && broken) response.writeHead(500).end()
    else
      response.end(
        request.url === '/one' ? `${broken ? '198.18.0.0/15\n' : ''}192.0.2.0/24\n` : '2001:db8::/32\n',
      )
  })
  const feed = feedAt(url, { urls: [`${url}/one`, `${url}/two`] })
  expect(await update(feed)).toMatchObject({ text: '2 entries.' })
  broken = true
  expect(await updateLater(feed)).toMatchObject({ outcome: 'failed' })
  expect([stored(), stored('example.2.txt')]).toEqual(['192.0.2.0/24\n', '2001:db8::/32\n'])
})

test('stopping leaves everything as it was', async () => {
  const stop = new AbortController()
  const feed = await withGoodCopy((_, response) => {
    response.write('192.0.2.9\n')
    setTimeout(() => stop.abort(), 30)
  })
  await expect(updateLater(feed, { signal: stop.signal })).rejects.toThrow(/abort/i)
  expect(stored()).toBe(good)
  expect((await readRecord(folder, 'example', diskFeedFiles))?.staleReason).toBeNull()
})
