import { expect, test } from 'vitest'
import type { ProbeFinding } from '../../shared/domain/health.ts'
import { testStore } from './store.test-support.ts'

const answer = (milliseconds: number, server: string | null = '192.0.2.1:53') => ({
  point: 'apex',
  question: 'bl.example.org',
  type: 'SOA' as const,
  answer: 'NOERROR',
  server,
  milliseconds,
})

const finding = (listId: string, minute: number, change: Partial<ProbeFinding> = {}): ProbeFinding => ({
  listId,
  health: 'healthy',
  reason: 'Its test entry answers as it should.',
  marked: false,
  answers: [answer(20)],
  probedAt: new Date(Date.UTC(2026, 10, 26, 0, minute)).toISOString(),
  ...change,
})
const check = { path: 'direct', scanId: null } as const

test('findings come back newest first, each moment once, with the median of what answered', () => {
  const { listHealth } = testStore()
  const answers = [answer(30), answer(10), answer(2000, null)]
  listHealth.add(finding('a', 1, { answers }), check)
  listHealth.add(finding('a', 2, { health: 'refusing', marked: true }), { path: 'system', scanId: 'scan-1' })
  listHealth.add(finding('a', 2), check)
  listHealth.add(finding('a', 3, { answers: [] }), check)
  expect(listHealth.of('a', 10)).toMatchObject([
    { health: 'refusing', marked: true, path: 'system', scanId: 'scan-1', milliseconds: 20 },
    { health: 'healthy', marked: false, path: 'direct', scanId: null, milliseconds: 30 },
  ])
})

test('each list keeps 500 findings, and the newest of all come at once', () => {
  const { listHealth } = testStore()
  for (let minute = 0; minute < 503; minute++) listHealth.add(finding('a', minute), check)
  listHealth.add(finding('b', 0), check)
  const kept = listHealth.of('a', 1000)
  expect(kept).toHaveLength(500)
  expect(kept.at(-1)?.probedAt).toBe(finding('a', 3).probedAt)
  expect(listHealth.recent(2).map(({ listId }) => listId)).toEqual(['a', 'a', 'b'])
})
