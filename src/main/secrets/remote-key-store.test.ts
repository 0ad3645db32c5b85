import { expect, it, vi } from 'vitest'
import type { KeyStoreQuestion } from '../../shared/contract/host-talk.ts'
import { RemoteKeyStore } from './remote-key-store.ts'

it('matches answers to questions, whatever their order', async () => {
  const asked: KeyStoreQuestion[] = []
  const store = new RemoteKeyStore((question) => asked.push(question))
  const first = store.seal('a')
  const second = store.unseal('b')
  const answer = (i: number, text: string | null, refusal: string | null): boolean =>
    store.hear({ keyStore: { id: asked[i]?.id, text, refusal } })
  expect(answer(1, null, 'It is locked.')).toBe(true)
  expect(answer(0, 'sealed', null)).toBe(true)
  expect(await first).toEqual({ ok: true, text: 'sealed' })
  expect(await second).toEqual({ ok: false, refusal: 'It is locked.' })
})

it('leaves other messages to others', () => {
  const store = new RemoteKeyStore(() => {})
  expect(store.hear('stop')).toBe(false)
  expect(store.hear({ keyStore: { id: 'x' } })).toBe(false)
  expect(store.hear({ keyStore: { id: 99, text: 'nobody asked', refusal: null } })).toBe(true)
})

it('does not wait for ever', async () => {
  vi.useFakeTimers()
  const result = new RemoteKeyStore(() => {}).seal('a')
  await vi.advanceTimersByTimeAsync(120_000)
  vi.useRealTimers()
  expect(await result).toMatchObject({ ok: false })
})
