import { beforeEach, expect, test, vi } from 'vitest'
import type { ScanEvent } from '../../../shared/domain/live-scan.ts'
import { rpc } from '../../rpc/client.ts'
import { followScan } from './follow-scan.ts'
import { aCell, aJudgedScan, aSnapshot, someChanges } from './sample-scan.test-support.ts'
import { openScan, useScan } from './scan-store.ts'

vi.mock('../../rpc/client.ts', () => ({
  rpc: { scans: { get: vi.fn<typeof rpc.scans.get>(), watch: vi.fn<typeof rpc.scans.watch>() } },
}))

const bad = aCell({ severity: 'high', lists: 1 })

async function* playing(events: readonly ScanEvent[]): AsyncGenerator<ScanEvent, void, undefined> {
  yield* events
}
const watched = (...rounds: readonly (readonly ScanEvent[])[]): void => {
  for (const events of rounds) {
    vi.mocked(rpc.scans.watch).mockResolvedValueOnce(playing(events) as never)
  }
}

beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(rpc.scans.get).mockResolvedValue(aJudgedScan())
  openScan('s1')
})

test('a gap in the numbers makes it subscribe again, and the second snapshot mends what was missed', async () => {
  watched(
    [aSnapshot(1, [0, 0]), someChanges(3, [[0, bad]])],
    [aSnapshot(3, [bad, 0]), someChanges(4, [[1, bad]], { state: 'finished' })],
  )
  await followScan('s1', new AbortController().signal)
  expect(rpc.scans.watch).toHaveBeenCalledTimes(2)
  expect([...(useScan.getState().cells ?? [])]).toEqual([bad, bad])
})

test('at the end of the scan the judgement is read once more', async () => {
  watched([aSnapshot(1, [0]), aSnapshot(2, [bad], { state: 'finished' })])
  await followScan('s1', new AbortController().signal)
  expect(rpc.scans.get).toHaveBeenCalledTimes(2)
  expect(useScan.getState().live?.state).toBe('finished')
})

test('a scan that cannot be read shows why', async () => {
  vi.mocked(rpc.scans.get).mockRejectedValue(new Error('There is no scan s1.'))
  vi.mocked(rpc.scans.watch).mockRejectedValue(new Error('There is no scan s1.'))
  await followScan('s1', new AbortController().signal)
  expect(useScan.getState().failure?.message).toBe('There is no scan s1.')
})

test('a signal that falls ends it before the next event counts', async () => {
  const stop = new AbortController()
  async function* endless(): AsyncGenerator<ScanEvent, void, undefined> {
    yield aSnapshot(1, [0])
    stop.abort()
    yield someChanges(2, [[0, bad]])
  }
  vi.mocked(rpc.scans.watch).mockResolvedValueOnce(endless() as never)
  await followScan('s1', stop.signal)
  expect([...(useScan.getState().cells ?? [])]).toEqual([0])
})
