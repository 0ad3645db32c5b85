import { expect, test } from 'vitest'
import { readLines, type TextLine } from './read-lines.ts'

async function read(chunks: readonly (string | Uint8Array)[], wanted: RegExp | null = null) {
  async function* stream() {
    for (const chunk of chunks) yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk
  }
  const lines: TextLine[] = []
  for await (const batch of readLines(stream(), wanted)) lines.push(...batch)
  return lines
}

test('lines across chunks keep their numbers, with and without an end', async () => {
  expect(await read(['a\nb', 'c\r\n', '\nd'])).toEqual([
    { text: 'a', number: 1 },
    { text: 'bc', number: 2 },
    { text: '', number: 3 },
    { text: 'd', number: 4 },
  ])
})

test('only wanted lines come, numbered among all', async () => {
  const text = Array.from({ length: 1000 }, (_, i) => (i % 100 === 42 ? `x hit ${i}` : `line ${i}`)).join(
    '\n',
  )
  const found = await read([text.slice(0, 777), text.slice(777)], /hit/g)
  expect(found.map(({ number }) => number)).toEqual([43, 143, 243, 343, 443, 543, 643, 743, 843, 943])
  expect(found[3]?.text).toBe('x hit 342')
})

test('two hits in one line are one line', async () => {
  expect(await read(['a hit hit\nhit\n'], /hit/g)).toEqual([
    { text: 'a hit hit', number: 1 },
    { text: 'hit', number: 2 },
  ])
})

test('a line without an end is cut, and the rest is read on', async () => {
  const chunks = Array.from({ length: 64 }, () => 'y'.repeat(100_000))
  const found = await read([...chunks, '\nnext\n'])
  expect(found.map(({ text, number }) => [text.length, number])).toEqual([
    [65_536, 1],
    [4, 2],
  ])
})

test('bytes that are no UTF-8 do not stop the reading', async () => {
  const found = await read([Uint8Array.of(0x68, 0xe4, 0xff, 0x0a, 0x62)])
  expect(found.map(({ text }) => text)).toEqual(['h\ufffd\ufffd', 'b'])
})
