import { expect, test } from 'vitest'
import { parseZoneFile } from './parse-zone-file.ts'
import { parse, parseText, zoneOf } from './zone.test-support.ts'

test('comments, blanks and special lines are no entries', async () => {
  const lines = ['# one', '; two', '', ' \t', '$TTL 2h', '#$1 hello', '  192.0.2.1 $1 \t']
  const zone = await zoneOf('ip4set', ...lines)
  expect(zone('192.0.2.1')).toEqual({ codes: ['127.0.0.2'], texts: ['hello'], ttlSeconds: 7200 })
})

test('the first assignment of a variable counts, also for lines before it', async () => {
  const zone = await zoneOf('ip4set', '192.0.2.1 $1', '$1 first', '$1 second')
  expect(zone('192.0.2.1')?.texts).toEqual(['first'])
})

test('special lines with mistakes are reported', async () => {
  const good = [
    '$SOA 0 ns.example.org a.example.org 1 2h 2h 1w 1h',
    '$NS 1d ns.example.org',
    '$TIMESTAMP 0 +1d',
  ]
  const bad = [
    '$SOA 0 ns.example.org',
    '$NS',
    '$TTL soon',
    '$FOO 1',
    '$MAXRANGE4 /33',
    '$TIMESTAMP 2026:13:01',
  ]
  const { problems } = await parse('ip4set', [...good.slice(0, 2), ...bad, good[2] as string])
  expect(problems.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 9])
})

test('a carriage return is no line end: the line is reported', async () => {
  const { problems } = await parse('ip4set', ['192.0.2.1\r', '192.0.2.2'])
  expect(problems).toEqual([{ line: 1, problem: 'the address cannot be read' }])
})

test.each([1, 2, 7, 1024])('lines are the same in chunks of %d bytes', async (chunkBytes) => {
  const parsed = await parseText('ip4set', ':3:ü\n192.0.2.1\n192.0.2.2', chunkBytes)
  expect(parsed).toMatchObject({
    ok: true,
    dataSet: { index: { entries: 2 } },
    problems: [{ line: 3, problem: 'the last line has no line end: the file may be incomplete' }],
  })
})

test('an endless line is cut, and the next one is read', async () => {
  const parsed = await parseText('ip4set', `192.0.2.1 ${'x'.repeat(200_000)}\n192.0.2.2\n`)
  expect(parsed).toMatchObject({ ok: true, dataSet: { index: { entries: 2 } } })
})

test('only the first problems are kept, and all are counted', async () => {
  const parsed = await parseText('ip4set', 'bad\n'.repeat(1000))
  expect(parsed).toMatchObject({ ok: true, problemCount: 1000 })
  expect(parsed.ok && parsed.problems.length).toBe(20)
})

test.each([
  ['$TIMESTAMP 2026:11:25', 'its $TIMESTAMP 2026-11-25T00:00:00Z is to come'],
  ['$TIMESTAMP 20261101 +2w', 'its data expired at 2026-11-15T00:00:00Z; get a newer copy'],
])('%s is refused as a whole', async (text, problem) => {
  expect(await parseText('ip4set', `${text}\n192.0.2.1\n`)).toEqual({ ok: false, problem })
})

test('a compressed file is refused as a whole', async () => {
  async function* packed(): AsyncGenerator<Uint8Array> {
    yield Uint8Array.of(0x1f, 0x8b, 8, 0)
  }
  const parsed = await parseZoneFile('ip4set', packed(), 0)
  expect(parsed).toEqual({ ok: false, problem: 'it is compressed; unpack it first' })
})

test('a file beyond the limits is refused as a whole', async () => {
  const text = '192.0.2.1-254\n'.repeat(10)
  const tooMany = await parseText('ip4set', text, 10, { bytes: 1000, entries: 300 })
  expect(tooMany).toEqual({ ok: false, problem: 'it has more than 300 entries' })
  const tooLong = await parseText('ip4set', text, 10, { bytes: 100, entries: 30_000 })
  expect(tooLong).toEqual({ ok: false, problem: 'it has more than 100 bytes' })
})
