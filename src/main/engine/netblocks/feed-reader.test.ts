import { expect, test } from 'vitest'
import { type Block, formatBlock, parseBlock } from '../../../shared/domain/block.ts'
import type { FeedFormatName } from '../../../shared/domain/feed.ts'
import type { FeedFiles } from './feed-files.ts'
import { FeedReader } from './feed-reader.ts'
import { ownFeed, type Snapshot } from './snapshots.ts'

const block = (text: string): Block => {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.block
}

/** A feed of one file whose content is made while it is read. */
function feedOf(content: () => AsyncIterable<Uint8Array>, format: FeedFormatName = 'lines') {
  let reads = 0
  const never = (): never => {
    throw new Error('not asked for')
  }
  const files: FeedFiles = {
    join: never,
    list: never,
    stamp: never,
    write: never,
    replace: never,
    remove: never,
    read() {
      reads++
      return content()
    },
  }
  const parts = [{ path: 'x', name: 'x', bytes: 1, modifiedMs: 0 }]
  const snapshot: Snapshot = { feed: { ...ownFeed('own-x'), format }, parts }
  return { reader: new FeedReader(files), snapshot, reads: () => reads }
}

async function* text(...lines: string[]): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(`${lines.join('\n')}\n`)
}

test('a copy is read once, and found in alike from the index and while it is read', async () => {
  const { reader, snapshot, reads } = feedOf(() =>
    text('203.0.113.0/25', '203.0.113.7', '198.51.100.1', '2001:db8::/32'),
  )
  const find = async (around: string) =>
    (await reader.near(snapshot, block(around))).found.map(({ range }) => formatBlock(range)).toSorted()
  expect(await find('203.0.113.0/24')).toEqual(['203.0.113.0/25', '203.0.113.7/32'])
  expect(await find('203.0.113.0/24')).toEqual(['203.0.113.0/25', '203.0.113.7/32'])
  expect(await find('2001:db8:7::/48')).toEqual(['2001:db8::/32'])
  expect(reads()).toBe(1)
})

test('exclusions make holes in what holds them, wherever they stand in the file', async () => {
  const lines = [
    '!203.0.113.64/26',
    '203.0.113.0/24 range',
    '203.0.113.70 in the hole',
    '!198.51.100.0/24',
    '198.51.100.0/24',
  ]
  const { reader, snapshot } = feedOf(() => text(...lines), 'rbldnsd')
  for (const _ of ['read', 'index']) {
    const { found } = await reader.near(snapshot, block('203.0.113.0/24'))
    expect(found.map(({ range, text: words }) => `${formatBlock(range)} ${words}`).toSorted()).toEqual([
      '203.0.113.0/26 range',
      '203.0.113.128/25 range',
      '203.0.113.70/32 in the hole',
    ])
    expect((await reader.near(snapshot, block('198.51.100.0/24'))).found).toEqual([])
  }
})

test('ten million lines take no more memory than a few, and what is near is found', async () => {
  const perChunk = 10_000
  const chunks = 1000
  let most = 0
  async function* huge(): AsyncGenerator<Uint8Array> {
    for (let chunk = 0; chunk < chunks; chunk++) {
      const lines = Array.from({ length: perChunk }, (_, i) => {
        const n = chunk * perChunk + i
        return n === 7_654_321 ? '203.0.113.7' : `10.${(n >>> 16) & 255}.${(n >>> 8) & 255}.${n & 255}`
      })
      if (chunk % 100 === 0) most = Math.max(most, process.memoryUsage().rss)
      yield new TextEncoder().encode(`${lines.join('\n')}\n`)
    }
  }
  const before = process.memoryUsage().rss
  const { reader, snapshot } = feedOf(huge)
  const { found, reading } = await reader.near(snapshot, block('203.0.113.0/24'))
  expect(reading.entries).toBe(10_000_000)
  expect(found.map(({ range }) => formatBlock(range))).toEqual(['203.0.113.7/32'])
  expect(most - before).toBeLessThan(250_000_000)
}, 120_000)

test('a feed that says something else on every line is not kept in memory, and is found in all the same', async () => {
  const words = 'w'.repeat(190)
  async function* content(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < 260_000; at += 1000) {
      const lines = Array.from(
        { length: 1000 },
        (_, i) => `10.${(at + i) >> 16}.${((at + i) >> 8) & 255}.${i & 255},${at + i} ${words}`,
      )
      yield new TextEncoder().encode(`${lines.join('\n')}\n`)
    }
    yield new TextEncoder().encode('203.0.113.7,last\n')
  }
  const { reader, snapshot, reads } = feedOf(content, 'address-csv')
  for (const times of [1, 2]) {
    const { found } = await reader.near(snapshot, block('203.0.113.0/24'))
    expect(found.map(({ text: said }) => said)).toEqual(['last'])
    expect(reads()).toBe(times)
  }
})
