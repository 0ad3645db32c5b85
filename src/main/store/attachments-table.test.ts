import { expect, test } from 'vitest'
import { aRequest } from './a-request.test-support.ts'
import { testStore } from './store.test-support.ts'

const file = (id: string, bytes: number) => ({ id, name: `${id}.bin`, bytes, addedAt: `2026-11-0${bytes}` })

test('a file counts when all of it is here, and is read back byte for byte', () => {
  const { campaign, attachments } = testStore()
  campaign.save([{ request: aRequest('r'), events: [] }])
  attachments.begin('r', file('a', 5))
  const whole = Uint8Array.from([0, 255, 128, 10, 13])
  expect(attachments.add('a', whole.subarray(0, 3), 't')).toBe(false)
  expect([attachments.of('r'), attachments.read('a')]).toEqual([[], null])
  expect(attachments.find('a')).toEqual({ requestId: 'r', bytes: 5, here: 3 })
  expect(attachments.add('a', whole.subarray(3), 't')).toBe(true)
  expect(attachments.of('r')).toEqual([file('a', 5)])
  expect(attachments.read('a')).toEqual({ name: 'a.bin', content: whole })
  expect([attachments.find('b'), attachments.read('b')]).toEqual([null, null])
})

test('a deleted file comes back until it is swept away; kept ones stay', () => {
  const { campaign, attachments } = testStore()
  campaign.save([{ request: aRequest('r'), events: [] }])
  for (const id of ['a', 'b', 'c']) attachments.begin('r', file(id, 1))
  for (const id of ['a', 'b']) attachments.add(id, Uint8Array.from([1]), '2026-11-01')
  expect(attachments.setDeleted('a', true, '2026-11-02')).toBe(true)
  expect(attachments.setDeleted('a', true, '2026-11-02')).toBe(false)
  expect(attachments.of('r').map(({ id }) => id)).toEqual(['b'])
  expect(attachments.setDeleted('a', false, '2026-11-02')).toBe(true)
  expect(attachments.of('r').map(({ id }) => id)).toEqual(['a', 'b'])
  attachments.setDeleted('a', true, '2026-11-02')
  attachments.sweep('2026-11-01T12')
  // The third was begun on the first and has waited for its rest too long.
  expect([attachments.find('c'), attachments.find('a')?.here]).toEqual([null, 1])
  attachments.sweep('2026-11-03')
  expect(attachments.find('a')).toBeNull()
  expect(attachments.read('b')?.content).toEqual(Uint8Array.from([1]))
  campaign.remove('r')
  expect(attachments.find('b')).toBeNull()
})
