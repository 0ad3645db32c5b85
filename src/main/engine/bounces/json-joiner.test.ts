import { expect, test } from 'vitest'
import { JsonJoiner } from './json-joiner.ts'

function join(text: string, pieceLength = 7) {
  const joiner = new JsonJoiner()
  const objects: (readonly [line: number, value: unknown])[] = []
  const tooLong: number[] = []
  for (let at = 0; at < text.length; at += pieceLength) {
    const joined = joiner.add(text.slice(at, at + pieceLength))
    for (const { text: json, number } of joined.objects) objects.push([number, JSON.parse(json)])
    tooLong.push(...joined.tooLong)
  }
  return { objects, tooLong }
}

test('objects over lines, in an array or one after another, whatever the pieces', () => {
  const values = [{ a: 1, b: [{ c: '}' }] }, { d: '\\"{[' }]
  const over = JSON.stringify(values, null, 2)
  const after = values.map((one) => JSON.stringify(one, null, 4)).join('\n')
  for (const text of [over, after, JSON.stringify(values)])
    for (const length of [1, 2, 3, 1000])
      expect(join(text, length).objects.map(([, value]) => value)).toEqual(values)
  expect(join('[\n{\n"a":1\n}\n,\n{"a":2}\n]').objects).toEqual([
    [2, { a: 1 }],
    [6, { a: 2 }],
  ])
})

test('a string that was not closed ends with its line', () => {
  const joiner = new JsonJoiner()
  const { objects } = joiner.add('{"a": "cut\n}\n{"b": 2}\n')
  expect(objects.map(({ text, number }) => [number, text])).toEqual([
    [1, '{"a": "cut\n}'],
    [3, '{"b": 2}'],
  ])
})

test('an object without end is dropped, told once, and keeps no memory', () => {
  const line = `"x": "${'y'.repeat(60_000)}",\n`
  const { objects, tooLong } = join(`{\n${line.repeat(100)}"z": 1}\n{"a": 2}`, 65_536)
  expect(tooLong).toEqual([1])
  expect(objects).toEqual([[103, { a: 2 }]])
})
