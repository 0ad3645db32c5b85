import { expect, test } from 'vitest'
import { ObjectCutter } from './object-cutter.ts'

function cut(text: string, size: number) {
  const cutter = new ObjectCutter()
  const found: unknown[] = []
  for (let at = 0; at < text.length; at += size)
    for (const { text: piece, line } of cutter.push(text.slice(at, at + size)))
      found.push([line, piece === null ? null : JSON.parse(piece)])
  return { found, closed: cutter.closed }
}

const inner = { a: '}{]["\\\\"', b: [{ c: 1 }, []] }

test.each([1, 3, 1000])(
  'records are the objects of lists and of the head, whatever the pieces (%i)',
  (size) => {
    const text = `{"head":{"d":1},\n"n":7,"list":[${JSON.stringify(inner)},\n{"e":2}],"empty":[]}`
    expect(cut(text, size)).toEqual({
      found: [
        [1, { d: 1 }],
        [2, inner],
        [3, { e: 2 }],
      ],
      closed: true,
    })
  },
)

test.each([1, 50])('a bare list holds records too (%i)', (size) => {
  expect(cut('[{"a":1},{"b":{"c":2}}]', size).found).toEqual([
    [1, { a: 1 }],
    [1, { b: { c: 2 } }],
  ])
})

test('a document without end is not closed, nor is what is no document', () => {
  expect(cut('{"list":[{"a":1},{"b":', 5)).toEqual({ found: [[1, { a: 1 }]], closed: false })
  expect(cut('nothing', 5)).toEqual({ found: [], closed: false })
  expect(cut(']]}}[', 1)).toEqual({ found: [], closed: false })
})

test('a record that never ends takes no memory, and is told as too long', () => {
  const cutter = new ObjectCutter()
  const piece = 'x'.repeat(100_000)
  cutter.push('[{"a":"')
  for (let i = 0; i < 50; i++) expect(cutter.push(piece)).toEqual([])
  expect(cutter.push('"},{"b":1}]')).toEqual([
    { text: null, line: 1 },
    { text: '{"b":1}', line: 1 },
  ])
})
