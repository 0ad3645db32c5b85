import { expect, test } from 'vitest'
import type { BounceEvent, KeptBounce } from '../../shared/domain/bounce.ts'
import { testStore } from './store.test-support.ts'

const event: BounceEvent = {
  source: 'main.log:7',
  at: '2026-11-03T04:12:07.000Z',
  direction: 'outbound',
  blocked: true,
  cause: 'dnsbl',
  operatorId: 'op',
  zone: 'bl.example.test',
  listedIp: '192.0.2.10',
  remoteHost: 'mx.example.net',
  recipient: 'a@example.net',
  smtpCode: 554,
  enhancedCode: '5.7.1',
  lookupUrl: null,
  decidedBy: ['other'],
  text: '554 5.7.1 blocked',
}
const kept = (fingerprint: string, change: Partial<BounceEvent> = {}, groupId = 'g'): KeptBounce => ({
  groupId,
  fingerprint,
  event: { ...event, ...change },
})

test('events are counted once, however often a log is read', () => {
  const { bounces } = testStore()
  const twice = [kept('a'), kept('b', { at: '2026-11-01T00:00:00.000Z', decidedBy: ['more'] })]
  expect(bounces.keep(twice)).toBe(2)
  expect(bounces.keep([...twice, kept('c', { at: null })])).toBe(1)
  expect(bounces.groups()).toEqual([
    {
      id: 'g',
      direction: 'outbound',
      operatorId: 'op',
      zone: 'bl.example.test',
      address: '192.0.2.10',
      cause: 'dnsbl',
      events: 3,
      first: '2026-11-01T00:00:00.000Z',
      last: '2026-11-03T04:12:07.000Z',
      days: [
        { day: '2026-11-01', events: 1 },
        { day: '2026-11-03', events: 1 },
      ],
      decidedBy: ['other', 'more'],
    },
  ])
  expect(bounces.events('g').map(({ at }) => at)).toEqual([
    '2026-11-03T04:12:07.000Z',
    '2026-11-01T00:00:00.000Z',
    null,
  ])
})

test('of very many events the count stays exact and the texts are bounded', () => {
  const { bounces } = testStore()
  bounces.keep(Array.from({ length: 1000 }, (_, i) => kept(`f${i}`)))
  expect(bounces.group('g')?.events).toBe(1000)
  expect(bounces.events('g')).toHaveLength(200)
})

test('one group or everything is forgotten, and can be read anew', () => {
  const { bounces } = testStore()
  bounces.keep([kept('a'), kept('b', {}, 'h')])
  bounces.forget('g')
  expect(bounces.groups().map(({ id }) => id)).toEqual(['h'])
  expect(bounces.events('g')).toEqual([])
  bounces.forget(null)
  expect(bounces.groups()).toEqual([])
  expect(bounces.keep([kept('a')])).toBe(1)
})
