import { expect, test } from 'vitest'
import { type Block, parseBlock } from '../../shared/domain/block.ts'
import { testStore } from './store.test-support.ts'

const block = (text: string): Block => {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.block
}

const kept = (asked: string, network: string, answer: unknown = asked, expiresAtMs = 100) => ({
  server: '',
  asked: block(asked),
  network: block(network),
  answer,
  expiresAtMs,
})

test('an answer holds for blocks between what was asked and the network that answered', () => {
  const { registryAnswers } = testStore()
  registryAnswers.keep(kept('198.51.100.16/28', '198.51.100.0/24'), 1)
  for (const text of ['198.51.100.16/28', '198.51.100.0/25', '198.51.100.0/24'])
    expect(registryAnswers.find('', block(text), 2)).toBe('198.51.100.16/28')
  for (const text of ['198.51.100.16/29', '198.51.100.0/23', '198.51.100.128/25', '2001:db8::/32'])
    expect(registryAnswers.find('', block(text), 2)).toBeUndefined()
  expect(registryAnswers.find('http://127.0.0.1/', block('198.51.100.16/28'), 2)).toBeUndefined()
})

test('answers expire, and a new one replaces the old', () => {
  const { registryAnswers } = testStore()
  registryAnswers.keep(kept('2001:db8::/48', '2001:db8::/32', { old: true }), 1)
  expect(registryAnswers.find('', block('2001:db8::/40'), 100)).toBeUndefined()
  registryAnswers.keep(kept('2001:db8::/48', '2001:db8::/32', { old: false }, 300), 100)
  expect(registryAnswers.find('', block('2001:db8::/40'), 200)).toEqual({ old: false })
})
