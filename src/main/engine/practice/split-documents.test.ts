import { expect, test } from 'vitest'
import { splitDocuments } from './split-documents.ts'

test('gives one document back as it is', () => {
  expect(splitDocuments('a: 1\nb: ---\n')).toEqual(['a: 1\nb: ---\n'])
})

test('keeps every line of the later documents on its number', () => {
  const text = 'a: 1\nb: 2\n---\nc: 3\n--- \nd: 4\n'
  const lines = text.split('\n')
  const parts = splitDocuments(text)
  expect(parts).toHaveLength(3)
  for (const line of ['c: 3', 'd: 4']) {
    const part = parts.find((candidate) => candidate.includes(line))
    expect(part?.split('\n').indexOf(line)).toBe(lines.indexOf(line))
  }
})
