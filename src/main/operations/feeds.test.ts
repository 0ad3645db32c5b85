import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Feed } from '../../shared/domain/feed.ts'
import type { FeedState } from '../../shared/domain/feed-state.ts'
import { loadFeeds } from '../engine/netblocks/load-feeds.ts'
import type { Context } from './context.ts'
import { expectFeedFolder, lookUpBlock } from './examine-netblocks.ts'
import { findAsListings } from './find-networks.ts'
import { importFeedFile } from './import-feed-file.ts'
import { addToFeedUpload, finishFeedUpload, openFeedUpload } from './import-feed-upload.ts'
import { listFeeds } from './list-feeds.ts'
import { openTestContext, testFeeds } from './open-context.test-support.ts'
import { openSnapshots } from './open-snapshots.ts'
import { updateFeeds } from './update-feeds.ts'

const shipped = new URL('../../../resources/feeds/', import.meta.url)

function known(...names: string[]): readonly Feed[] {
  const loaded = loadFeeds(
    names.map((name) => ({ name, text: readFileSync(new URL(`${name}.yaml`, shipped), 'utf8') })),
  )
  if (!loaded.ok) throw new Error(loaded.problems.join(' '))
  return loaded.feeds
}

let folder: string
let context: Context

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'blockvet-feeds-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const feeds = known('spamhaus', 'firehol', 'team-cymru', 'sans', 'iptoasn', 'rpki', 'irr', 'rirs')
  context = openTestContext([], { feeds: testFeeds(path.join(folder, 'stored'), { known: feeds }) })
})

const keep = (name: string, text: string): string => {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

const drop =
  '{"cidr":"203.0.112.0/20","sblid":"SBL000001","rir":"arin"}\n{"type":"metadata","timestamp":1790000000,"records":1}\n'
const here = () => ({ kind: 'folder', folder }) as const

test('a folder of published files is enough, offline, and says its dates', async () => {
  keep('spamhaus-drop-v4.json', drop)
  keep('firehol-level1.netset', '203.0.112.0/20\n203.0.10.1\n')
  keep('notes.md', 'hello')
  const found = await lookUpBlock(context, '203.0.113.0/24', here())
  expect(found.hits[0]).toMatchObject({
    feedId: 'spamhaus-drop-v4',
    entry: '203.0.112.0/20',
    relation: 'covers',
    addresses: 256,
    reference: 'SBL000001',
    impact: 'critical',
    feedDate: '2026-09-21T14:13:20.000Z',
    stale: true,
    counted: true,
    url: 'https://check.spamhaus.org/sbl/query/SBL000001',
  })
  expect(
    found.hits.slice(1).map(({ feedId, entry, relation, counted }) => [feedId, entry, relation, counted]),
  ).toEqual([
    ['firehol-level1', '203.0.112.0/20', 'covers', false],
    ['firehol-level1', '203.0.10.1/32', 'neighbour', false],
  ])
  expect(found.feeds.find(({ feedId }) => feedId === 'spamhaus-drop-v4')).toMatchObject({
    entries: 1,
    touching: 1,
    near: 0,
    staleReason: expect.stringMatching(/^Its data are \d+ days old, and it is renewed every 1 day\.$/),
    attribution: expect.stringContaining('Spamhaus'),
    lists: ['spamhaus-drop'],
  })
  expect(found.unread.map(({ feedId }) => feedId)).toEqual(['notes.md'])
})

test('an aggregate counts while none of its origins is at hand', async () => {
  keep('firehol-level1.netset', '203.0.113.7\n')
  expect((await lookUpBlock(context, '203.0.113.0/24', here())).hits[0]).toMatchObject({ counted: true })
})

test('a file that was cut off counts for what it holds and is stale; one that holds nothing is unread', async () => {
  keep('spamhaus-drop-v4.json', drop.split('\n')[0] as string)
  keep('spamhaus-drop-v6.json', '<html>503</html>')
  keep('cymru-fullbogons-v4.txt', '')
  const found = await lookUpBlock(context, '203.0.113.0/24', here())
  expect(found.hits).toHaveLength(1)
  expect(found.hits[0]).toMatchObject({ stale: true })
  expect(found.feeds[0]?.staleReason).toContain('cut off')
  expect(found.unread.map(({ feedId, reason }) => [feedId, reason])).toEqual([
    ['cymru-fullbogons-v4', 'Its file was not used: it holds no entries.'],
    ['spamhaus-drop-v6', 'Its file was not used: it is a web page and no data.'],
  ])
})

test('a changed file is read anew', async () => {
  const file = keep('cymru-fullbogons-v4.txt', '203.0.113.0/24\n')
  expect((await lookUpBlock(context, '203.0.113.0/24', here())).hits).toHaveLength(1)
  writeFileSync(file, '198.51.100.0/24\n198.18.0.0/15\n')
  expect((await lookUpBlock(context, '203.0.113.0/24', here())).hits).toHaveLength(0)
})

test('feeds of other kinds are no listings; AS numbers and routes are asked for apart', async () => {
  keep(
    'spamhaus-asndrop.json',
    '{"asn":64500,"asname":"EXAMPLE"}\n{"type":"metadata","timestamp":1790000000,"records":1}\n',
  )
  keep(
    'iptoasn.tsv',
    '203.0.0.0\t203.0.255.255\t64501\tZZ\tWIDE\n203.0.113.0\t203.0.113.255\t64500\tZZ\tEXAMPLE\n',
  )
  expect((await lookUpBlock(context, '203.0.113.0/28', here())).feeds).toEqual([])
  expect(await findAsListings(context, await openSnapshots(context, here()), 64500)).toMatchObject({
    read: 1,
    listings: [{ feedId: 'spamhaus-asndrop', asn: 64500, text: 'EXAMPLE' }],
  })
  expect((await findAsListings(context, await openSnapshots(context, here()), 64501)).listings).toEqual([])
})

test('a folder that is not there is refused in words', async () => {
  await expect(expectFeedFolder(context, { kind: 'folder', folder: '/no/such' })).rejects.toThrow(
    /'\/no\/such' is not there/,
  )
  await expect(expectFeedFolder(context, here())).resolves.toBeUndefined()
  expect((await lookUpBlock(context, '203.0.113.0/24', { kind: 'stored' })).feeds).toEqual([])
})

test('importing: by name, by --as, as a list of one’s own; each is looked up afterwards', async () => {
  const published = keep('spamhaus-drop-v4.json', drop)
  expect(await importFeedFile(context, { path: published, fileName: 'spamhaus-drop-v4.json' })).toMatchObject(
    {
      held: true,
      entries: 1,
      feedDate: '2026-09-21T14:13:20.000Z',
    },
  )
  const mine = keep('My Customers.CSV', 'network;note\n203.0.113.64/26;left unpaid\nbroken\n')
  const own = await importFeedFile(context, { path: mine, fileName: 'My Customers.CSV' })
  expect(own).toMatchObject({
    feed: { id: 'own-my-customers' },
    entries: 1,
    badLines: 1,
    problems: [{ line: 3 }],
  })
  await importFeedFile(context, { path: mine, fileName: 'x', as: 'cymru-fullbogons-v4' })
  const found = await lookUpBlock(context, '203.0.113.0/24', { kind: 'stored' })
  expect(found.hits.map(({ feedId, text }) => [feedId, text])).toEqual([
    ['spamhaus-drop-v4', 'Registry: arin'],
    ['cymru-fullbogons-v4', null],
    ['own-my-customers', 'left unpaid'],
  ])
  const held = (await listFeeds(context)).filter((state) => state.held).map(({ feed }) => feed.id)
  expect(held).toEqual(['spamhaus-drop-v4', 'cymru-fullbogons-v4', 'own-my-customers'])
})

test.each([
  ['<html></html>', undefined, /was not taken: it is a web page and no data/],
  ['{"cidr":"203.0.112.0/20"}', 'spamhaus-drop-v4', /it was cut off: the line that ends it is missing/],
  ['hello\nworld\n', undefined, /no line of it could be read/],
  ['192.0.2.1', 'No Such', /'No Such' is no name for a feed/],
])('what is no good is refused and changes nothing: %s', async (text, as, problem) => {
  await importFeedFile(context, {
    path: keep('spamhaus-drop-v4.json', drop),
    fileName: 'spamhaus-drop-v4.json',
  })
  const path = keep('bad.txt', text)
  await expect(importFeedFile(context, { path, fileName: 'bad.txt', as })).rejects.toThrow(problem)
  expect((await lookUpBlock(context, '203.0.113.0/24', { kind: 'stored' })).hits).toHaveLength(1)
})

test.each([
  ['rpki-vrps', 'vrps.json', '{"roas":[{"asn":64500,"prefix":"203.0.112.0/20","maxLength":20}]}'],
  ['irr-db', 'radb.db', 'route: 203.0.112.0/20\norigin: AS64500\nsource: RADB\n'],
  [
    'rir-transfers',
    'log.json',
    '{"transfers":[{"ip4nets":{"transfer_set":[{"start_address":"203.0.112.0","end_address":"203.0.127.255"}]}}]}',
  ],
])('a file of %s can be imported, and one that was cut off cannot', async (id, name, text) => {
  expect((await importFeedFile(context, { path: keep(name, text), fileName: name, as: id })).entries).toBe(1)
  const cut = keep(name, text.slice(0, 20))
  await expect(importFeedFile(context, { path: cut, fileName: name, as: id })).rejects.toThrow(
    /was not taken/,
  )
})

test('what cannot be fetched is said before anything is sent', async () => {
  const asked: string[] = []
  const fetch = async (url: string): Promise<Response> => {
    asked.push(url)
    throw new Error('no')
  }
  const armed = { ...context, feeds: { ...context.feeds, fetch } }
  const run = (ids: string[]) => updateFeeds(armed, ids).next()
  await expect(run(['spamhaus-edrop'])).rejects.toThrow(/is not fetched\. Merged into DROP/)
  await expect(run(['spamhaus-pbl'])).rejects.toThrow(/It is asked through DNS/)
  await expect(run(['nobody'])).rejects.toThrow("There is no feed 'nobody'.")
  expect(asked).toEqual([])
  const unasked: string[] = []
  for await (const event of updateFeeds(armed, undefined))
    if (event.kind === 'started') unasked.push(event.feedId)
  expect(unasked).toContain('spamhaus-drop-v4')
  expect(unasked).not.toContain('dshield-block')
  expect(unasked).not.toContain('iptoasn')
})

test('a file from the page is kept as if it were imported, and nothing is left of the way', async () => {
  const uploadId = openFeedUpload(context, 'spamhaus-drop-v4.json')
  const bytes = new TextEncoder().encode(drop)
  addToFeedUpload(context, uploadId, bytes.slice(0, 10))
  addToFeedUpload(context, uploadId, bytes.slice(10))
  expect(await finishFeedUpload(context, uploadId)).toMatchObject({
    feed: { id: 'spamhaus-drop-v4' },
    entries: 1,
  })
  expect((await lookUpBlock(context, '203.0.113.0/24', { kind: 'stored' })).hits).toHaveLength(1)
  expect(readdirSync(path.join(folder, 'stored')).filter((name) => name.startsWith('.'))).toEqual([])
  await expect(finishFeedUpload(context, uploadId)).rejects.toThrow(/not being taken any more/)
})

test('a file from the page that is no feed, or names a folder, changes nothing outside', async () => {
  const uploadId = openFeedUpload(context, '../../evil.txt')
  addToFeedUpload(context, uploadId, new TextEncoder().encode('hello\nworld\n'))
  await expect(finishFeedUpload(context, uploadId)).rejects.toThrow(/was not taken/)
  const second = openFeedUpload(context, '../../evil.txt')
  addToFeedUpload(context, second, new TextEncoder().encode('203.0.113.0/24\n'))
  expect(await finishFeedUpload(context, second)).toMatchObject({ feed: { id: 'own-file' } })
  expect(readdirSync(path.dirname(folder)).filter((name) => name.includes('evil'))).toEqual([])
  expect(() => openFeedUpload({ ...context, practice: true }, 'a.txt')).toThrow(/practice/)
})

test('a file from the page can be named the copy of a feed; a name that is none changes nothing', async () => {
  const give = (fileName: string, as: string): Promise<FeedState> => {
    const uploadId = openFeedUpload(context, fileName, as)
    addToFeedUpload(context, uploadId, new TextEncoder().encode(drop))
    return finishFeedUpload(context, uploadId)
  }
  expect(await give('download (3).json', 'spamhaus-drop-v4')).toMatchObject({
    feed: { id: 'spamhaus-drop-v4' },
    entries: 1,
  })
  await expect(give('drop.json', '../x')).rejects.toThrow(/is no name for a feed/)
  expect(readdirSync(path.join(folder, 'stored')).filter((name) => name.startsWith('.'))).toEqual([])
})
