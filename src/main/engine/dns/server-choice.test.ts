import { expect, test } from 'vitest'
import { ServerChoice } from './server-choice.ts'

const [a, b, c] = [1, 2, 3].map((octet) => ({ address: `127.0.0.${octet}`, port: 53 })) as [
  { address: string; port: number },
  { address: string; port: number },
  { address: string; port: number },
]

test('each server is first in its turn', () => {
  const choice = new ServerChoice(() => 0)
  const firsts = [1, 2, 3, 4].map(() => choice.order([a, b, c])[0])
  expect(firsts).toEqual([a, b, c, a])
})

test('a silent server goes last until its rest is over, and is forgiven on its first answer', () => {
  let nowMs = 0
  const choice = new ServerChoice(() => nowMs)
  for (let i = 0; i < 3; i++) choice.saw(a, false)
  expect(choice.order([a, b])).toEqual([b, a])
  expect(choice.order([a, b])).toEqual([b, a])
  nowMs = 10_001
  expect(choice.order([a, b])).toEqual([a, b])
  choice.saw(a, true)
  choice.saw(a, false)
  nowMs = 10_002
  expect(choice.order([b, a])[0]).toEqual(a)
})

test('two silences are bad luck, not a dead server', () => {
  const choice = new ServerChoice(() => 0)
  choice.saw(a, false)
  choice.saw(a, false)
  expect(choice.order([a, b])[0]).toEqual(a)
})

test('when all rest, all are still tried', () => {
  const choice = new ServerChoice(() => 0)
  for (const server of [a, b]) for (let i = 0; i < 3; i++) choice.saw(server, false)
  expect(choice.order([a, b])).toHaveLength(2)
})
