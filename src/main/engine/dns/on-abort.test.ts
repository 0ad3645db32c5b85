import { expect, test, vi } from 'vitest'
import { onAbort } from './on-abort.ts'

test('each callback is called once when the signal aborts, those that left are not', () => {
  const stop = new AbortController()
  const listen = vi.spyOn(stop.signal, 'addEventListener')
  const [stays, leaves] = [vi.fn<() => void>(), vi.fn<() => void>()]
  onAbort(stop.signal, stays)
  const forget = onAbort(stop.signal, leaves)
  forget()
  stop.abort()
  stop.abort()
  expect(stays).toHaveBeenCalledTimes(1)
  expect(leaves).not.toHaveBeenCalled()
  expect(listen).toHaveBeenCalledTimes(1)
})

test('without a signal there is nothing to wait for', () => {
  expect(() => onAbort(undefined, () => {})()).not.toThrow()
})
