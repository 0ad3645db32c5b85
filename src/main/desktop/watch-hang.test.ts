import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchHang } from './watch-hang.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const world = () => {
  const ask = vi.fn<() => void>()
  const onHang = vi.fn<() => void>()
  return { ask, onHang, watch: watchHang(ask, onHang) }
}
const pass = (rounds: number): void => void vi.advanceTimersByTime(rounds * 20_000)

it('lets a process be that answers, however slowly', () => {
  const { ask, onHang, watch } = world()
  for (let i = 0; i < 20; i++) {
    pass(5)
    watch.hear()
  }
  expect(ask).toHaveBeenCalledTimes(100)
  expect(onHang).not.toHaveBeenCalled()
})

it('tells once of one that does not answer any more', () => {
  const { onHang, watch } = world()
  watch.hear()
  pass(6)
  expect(onHang).not.toHaveBeenCalled()
  pass(1)
  expect(onHang).toHaveBeenCalledOnce()
  pass(50)
  expect(onHang).toHaveBeenCalledOnce()
})

it('waits for a start as long as it takes, and ends when told', () => {
  const { onHang, watch } = world()
  pass(100)
  watch.hear()
  watch.end()
  pass(100)
  expect(onHang).not.toHaveBeenCalled()
})
