import { beforeEach, expect, test, vi } from 'vitest'
import type { BounceReadResult, BounceRow } from '../../../shared/domain/bounce.ts'
import { rpc } from '../../rpc/client.ts'
import { filterBounces, readOurs, useBounces } from './bounces-store.ts'
import { readFiles, readPasted, stopReading } from './read-files.ts'

vi.mock('../../rpc/client.ts', () => ({
  rpc: {
    bounces: {
      readText: vi.fn<typeof rpc.bounces.readText>(),
      open: vi.fn<typeof rpc.bounces.open>(),
      feed: vi.fn<typeof rpc.bounces.feed>(),
      finish: vi.fn<typeof rpc.bounces.finish>(),
      stop: vi.fn<typeof rpc.bounces.stop>(),
      list: vi.fn<typeof rpc.bounces.list>(),
    },
  },
}))

const result: BounceReadResult = {
  events: 2,
  blocked: 1,
  added: 1,
  inbound: 0,
  others: [{ cause: 'recipient', events: 1 }],
  problems: [],
}

beforeEach(() => {
  vi.resetAllMocks()
  vi.mocked(rpc.bounces.list).mockResolvedValue([])
  vi.mocked(rpc.bounces.open).mockResolvedValue({ uploadId: 'u' })
  vi.mocked(rpc.bounces.finish).mockResolvedValue(result)
  vi.mocked(rpc.bounces.stop).mockResolvedValue(result)
  useBounces.setState({ text: '', ours: '', reading: null, stop: null, result: null, readFailure: null })
})

test('a pasted text is read with the blocks given, and leaves the field', async () => {
  vi.mocked(rpc.bounces.readText).mockResolvedValue(result)
  useBounces.setState({ text: '550 x', ours: '192.0.2.0/24, 198.51.100.0/24' })
  await readPasted()
  expect(rpc.bounces.readText).toHaveBeenCalledWith({
    text: '550 x',
    ours: ['192.0.2.0/24', '198.51.100.0/24'],
  })
  expect(useBounces.getState()).toMatchObject({ text: '', result: { events: 2, stopped: false } })
})

test('files go over in pieces, and their results add up', async () => {
  vi.mocked(rpc.bounces.feed).mockResolvedValue({ bytes: 1, events: 0, blocked: 0 })
  const big = new File([new Uint8Array(1_200_000)], 'big.log')
  await readFiles([big, new File(['x'], 'small.log')])
  expect(rpc.bounces.feed).toHaveBeenCalledTimes(4)
  expect(useBounces.getState().result).toMatchObject({
    events: 4,
    others: [{ cause: 'recipient', events: 2 }],
  })
})

test('a stop ends the file and leaves the next ones', async () => {
  vi.mocked(rpc.bounces.feed).mockImplementation(async () => {
    stopReading()
    return { bytes: 1, events: 0, blocked: 0 }
  })
  await readFiles([new File([new Uint8Array(1_200_000)], 'a'), new File(['x'], 'b')])
  expect(rpc.bounces.feed).toHaveBeenCalledTimes(1)
  expect(rpc.bounces.stop).toHaveBeenCalledWith({ uploadId: 'u' })
  expect(rpc.bounces.open).toHaveBeenCalledTimes(1)
  expect(useBounces.getState().result?.stopped).toBe(true)
})

test('a failure is told, keeps the text, and ends the upload', async () => {
  vi.mocked(rpc.bounces.readText).mockRejectedValue(new Error('broken'))
  useBounces.setState({ text: '550 x' })
  await readPasted()
  expect(useBounces.getState()).toMatchObject({ text: '550 x', readFailure: { message: 'broken' } })
  vi.mocked(rpc.bounces.feed).mockRejectedValue(new Error('gone'))
  await readFiles([new File(['x'], 'a')])
  expect(rpc.bounces.stop).toHaveBeenCalledWith({ uploadId: 'u' })
  expect(useBounces.getState()).toMatchObject({ reading: null, stop: null })
})

test('rows are found by operator, zone and address', () => {
  const row = { operatorName: 'Example List', zone: 'bl.example.test', address: '192.0.2.10' } as BounceRow
  expect(filterBounces([row], 'example 192.0.2')).toHaveLength(1)
  expect(filterBounces([row], 'other')).toHaveLength(0)
  expect(readOurs(' a,b  c;')).toEqual(['a', 'b', 'c'])
})
