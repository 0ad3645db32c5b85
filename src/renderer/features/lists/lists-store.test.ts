import { beforeEach, expect, test, vi } from 'vitest'
import type { ProbeFinding } from '../../../shared/domain/health.ts'
import { rpc } from '../../rpc/client.ts'
import { checkHealth, stopCheck, useLists } from './lists-store.ts'

vi.mock('../../rpc/client.ts', () => ({
  rpc: { lists: { check: vi.fn<typeof rpc.lists.check>() } },
}))

const finding = (listId: string): ProbeFinding => ({
  listId,
  health: 'healthy',
  reason: 'As it should be.',
  marked: false,
  answers: [],
  probedAt: '2026-01-02T03:04:05Z',
})

beforeEach(() => {
  vi.resetAllMocks()
  useLists.setState({ findings: {}, checking: null, checkFailure: null })
})

test('findings appear as they come, beside those of other lists', async () => {
  async function* two(): AsyncGenerator<ProbeFinding, void, undefined> {
    yield finding('a')
    expect(Object.keys(useLists.getState().findings)).toEqual(['z', 'a'])
    yield finding('b')
  }
  useLists.setState({ findings: { z: finding('z') } })
  vi.mocked(rpc.lists.check).mockResolvedValue(two() as never)
  await checkHealth(['a', 'b'])
  expect(rpc.lists.check).toHaveBeenCalledWith({ listIds: ['a', 'b'] }, expect.anything())
  expect(Object.keys(useLists.getState().findings)).toEqual(['z', 'a', 'b'])
  expect(useLists.getState().checking).toBeNull()
})

test('a check that breaks says why and keeps what it found; one that was stopped says nothing', async () => {
  async function* broken(): AsyncGenerator<ProbeFinding, void, undefined> {
    yield finding('a')
    throw new Error('No resolver answers.')
  }
  vi.mocked(rpc.lists.check).mockResolvedValue(broken() as never)
  await checkHealth()
  expect(useLists.getState().checkFailure?.message).toBe('No resolver answers.')
  expect(useLists.getState().findings['a']?.health).toBe('healthy')

  async function* stopped(): AsyncGenerator<ProbeFinding, void, undefined> {
    yield finding('b')
    stopCheck()
    throw new Error('aborted')
  }
  vi.mocked(rpc.lists.check).mockResolvedValue(stopped() as never)
  await checkHealth()
  expect(useLists.getState().checkFailure).toBeNull()
})
