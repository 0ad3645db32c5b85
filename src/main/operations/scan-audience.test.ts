import { expect, test } from 'vitest'
import type { ScanEvent } from '../../shared/domain/live-scan.ts'
import { ScanAudience } from './scan-audience.ts'

function audience() {
  let sequence = 0
  const rest = {
    state: 'running' as const,
    lists: [],
    progress: {
      phase: 'asking' as const,
      checksDone: 0,
      checksTotal: 0,
      queriesSent: 0,
      ratePerSecond: 0,
      secondsLeft: null,
    },
  }
  const all = new ScanAudience(() => ({ kind: 'snapshot', sequence, cells: new Uint8Array(), ...rest }))
  const send = (): void => {
    sequence++
    all.send({ kind: 'changes', sequence, changes: new Uint8Array(), ...rest })
  }
  return { all, send }
}

const brief = (event: ScanEvent): string => `${event.kind} ${event.sequence}`

test('a watcher gets a snapshot, then every change in order, and leaves at the end', async () => {
  const { all, send } = audience()
  const seen: string[] = []
  const watching = (async () => {
    for await (const event of all.watch()) seen.push(brief(event))
  })()
  await Promise.resolve()
  send()
  send()
  all.end()
  await watching
  expect(seen).toEqual(['snapshot 0', 'changes 1', 'changes 2'])
})

test('a watcher that falls far behind is brought up to date by one snapshot', async () => {
  const { all, send } = audience()
  const watch = all.watch()
  await watch.next()
  for (let i = 0; i < 70; i++) send()
  all.end()
  const rest: string[] = []
  for await (const event of watch) rest.push(brief(event))
  expect(rest[0]).toMatch(/^snapshot/)
  expect(rest.at(-1)).toMatch(/ 70$/)
  expect(rest.length).toBeLessThan(70)
})

test('a watcher who leaves is forgotten, by abort or by break', async () => {
  const { all, send } = audience()
  const leaving = new AbortController()
  const aborted = (async () => {
    for await (const event of all.watch(leaving.signal)) void event
  })()
  await Promise.resolve()
  expect(all.present).toBe(true)
  leaving.abort()
  await aborted
  for await (const event of all.watch()) {
    void event
    break
  }
  send()
  expect(all.present).toBe(false)
})
