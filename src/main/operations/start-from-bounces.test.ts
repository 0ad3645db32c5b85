import { expect, test } from 'vitest'
import type { BounceEvent } from '../../shared/domain/bounce.ts'
import type { Removal } from '../../shared/domain/removal.ts'
import { createFingerprinting } from '../engine/bounces/fingerprint-events.ts'
import { forgetBounces, listBounces } from './bounce-groups.ts'
import { changeRequest } from './change-request.ts'
import type { Context } from './context.ts'
import { readRequest } from './read-request.ts'
import { startCampaign } from './start-campaign.ts'
import { startFromBounces } from './start-from-bounces.ts'
import { verifyRequest } from './verify-request.ts'
import { vettedWithRemoval } from './vetted-with-removal.test-support.ts'

const TEXT = '550 5.7.1 Mail from 192.0.2.9 refused by our own list,\u001b[31m see https://mail.example.net/x'

const event: BounceEvent = {
  source: 'log:1',
  at: '2026-11-01T10:00:00.000Z',
  direction: 'outbound',
  blocked: true,
  cause: 'private-list',
  operatorId: 'mailer',
  zone: null,
  listedIp: '192.0.2.9',
  remoteHost: 'mx.example.net',
  recipient: 'bob@example.net',
  smtpCode: 550,
  enhancedCode: '5.7.1',
  lookupUrl: 'https://mail.example.net/x',
  decidedBy: [],
  text: TEXT,
}

async function world() {
  const story = await vettedWithRemoval()
  const { catalogue } = story.context
  const own = catalogue.removals[0] as Removal
  const removals = [
    ...catalogue.removals,
    {
      ...own,
      id: 'form',
      operatorId: 'mailer',
      method: 'form',
      draftMode: 'form-text',
      email: null,
    } as const,
    {
      ...own,
      id: 'postmaster',
      operatorId: 'recipient',
      email: null,
      evidenceWanted: ['bounceText'],
    } as const,
  ]
  const operators = [
    ...catalogue.operators,
    { id: 'mailer', name: 'Mailer', url: null, kind: 'mailbox-provider', aliases: [] } as const,
    { id: 'recipient', name: 'The recipient', url: null, kind: 'recipient', aliases: [] } as const,
  ]
  const context: Context = { ...story.context, catalogue: { ...catalogue, removals, operators } }
  const keep = (...changes: readonly Partial<BounceEvent>[]) => {
    const fingerprint = createFingerprinting()
    context.store.bounces.keep(changes.map((change) => fingerprint({ ...event, ...change })))
  }
  return { ...story, context, keep }
}

test('an operator without any list becomes a request with the whole refusal and its times', async () => {
  const { context, keep } = await world()
  keep({}, { at: '2026-11-01T12:00:00.000Z', text: '550 newer' })
  const [row] = startFromBounces(context, listBounces(context)[0]?.id ?? '')
  const id = row?.request.id ?? ''
  expect(row?.request).toMatchObject({
    block: '192.0.2.9',
    scanId: null,
    mode: 'form-text',
    removalId: 'form',
  })
  const { draft, events } = readRequest(context, id, null)
  const told = Object.fromEntries(draft.fields.map(({ fact, value }) => [fact, value]))
  expect(told).toMatchObject({
    ip: '192.0.2.9',
    bounceText: '550 newer',
    timestamps: '2026-11-01 10:00:00 UTC – 2026-11-01 12:00:00 UTC',
  })
  expect(draft.warnings.join()).toContain('No DNS list answers')
  expect(events[0]?.text).toContain('Bounces: 2.')
  expect(listBounces(context)[0]?.requestId).toBe(id)
  await expect(verifyRequest(context, id)).rejects.toThrow('No DNS list answers')
  forgetBounces(context, null)
  expect(readRequest(context, id, null).draft).toEqual(draft)
})

test('text is cleaned of control characters; nobody known is the postmaster', async () => {
  const { context, keep } = await world()
  keep({ operatorId: null })
  const [row] = startFromBounces(context, null)
  expect(row?.request).toMatchObject({ mode: 'email', removalId: 'postmaster' })
  const { draft } = readRequest(context, row?.request.id ?? '', null)
  expect(draft.to).toBeNull()
  expect(draft.subject).toContain('der Sperrliste von mx.example.net')
  expect(draft.body).toContain('550 5.7.1 Mail from 192.0.2.9 refused by our own list, [31m see')
})

test('starting twice makes nothing twice; a newer bounce opens what was removed', async () => {
  const { context, keep, world: clock } = await world()
  keep({})
  const [first] = startFromBounces(context, null)
  const id = first?.request.id ?? ''
  expect(startFromBounces(context, null)).toHaveLength(1)
  expect(context.store.campaign.list()).toHaveLength(1)
  changeRequest(context, { id, state: 'removed' })
  expect(startFromBounces(context, null)[0]?.request.state).toBe('removed')
  clock.now += 3_600_000
  keep({ at: new Date(clock.now).toISOString() })
  expect(startFromBounces(context, null)[0]?.request).toMatchObject({ id, state: 'to-write', closedAt: null })
  expect(readRequest(context, id, null).events[0]?.kind).toBe('relisted')
})

test('bounces of a list go to the request that the scan made, which says what they say', async () => {
  const { context, keep, scanId } = await world()
  const zone = context.catalogue.lists[0]?.zone ?? ''
  const made = startCampaign(context, scanId)
  keep({ operatorId: 'op', zone, listedIp: '198.51.100.1', cause: 'dnsbl' })
  const [row] = startFromBounces(context, null)
  expect(made.map(({ request }) => request.id)).toContain(row?.request.id)
  expect(readRequest(context, row?.request.id ?? '', null).draft.body).toContain('refused by our own list')
  expect(startCampaign(context, scanId)[0]?.request.bounces?.groupIds).toHaveLength(1)
})

test('bounces of a list that no scan knows can be looked at at the list', async () => {
  const { context, keep } = await world()
  const zone = context.catalogue.lists[0]?.zone ?? ''
  keep({ operatorId: 'op', zone, cause: 'dnsbl' }, { operatorId: 'op', zone, listedIp: '198.51.100.1' })
  const rows = startFromBounces(context, null)
  const outcomes = await Promise.all(
    rows.map(async ({ request }) => [
      request.cases[0]?.ranges[0],
      (await verifyRequest(context, request.id)).finding.outcome,
    ]),
  )
  // One lies in a scanned block, the other does not: two requests.
  expect(Object.fromEntries(outcomes)).toEqual({ '192.0.2.9': 'clean', '198.51.100.1': 'listed' })
})

test('addresses at one operator that takes several become one request, until it is sent', async () => {
  const { context, keep } = await world()
  keep({}, { listedIp: '192.0.2.10', text: '550 no to 192.0.2.10' }, { listedIp: '192.0.2.11' })
  const [row, ...others] = startFromBounces(context, null)
  expect(others).toEqual([])
  const id = row?.request.id ?? ''
  const ranges = () =>
    context.store.campaign
      .get(id)
      ?.cases.flatMap((entry) => entry.ranges)
      .toSorted()
  expect(ranges()).toEqual(['192.0.2.10', '192.0.2.11', '192.0.2.9'])
  const { draft, events } = readRequest(context, id, null)
  const ip = draft.fields.find(({ fact }) => fact === 'ip')?.value.split(', ')
  expect(ip?.toSorted()).toEqual(['192.0.2.10', '192.0.2.11', '192.0.2.9'])
  expect(events.filter(({ text }) => text.includes('as well'))).toHaveLength(2)
  expect(listBounces(context).map(({ requestId }) => requestId)).toEqual([id, id, id])
  expect(startFromBounces(context, null)).toHaveLength(1)
  expect(ranges()).toHaveLength(3)
  changeRequest(context, { id, state: 'sent' })
  keep({ listedIp: '192.0.2.12' })
  startFromBounces(context, null)
  expect(ranges()).toHaveLength(3)
  expect(context.store.campaign.list()).toHaveLength(2)
})

test('recipients that nobody knows stay apart, and so do addresses where each wants a request', async () => {
  const { context, keep } = await world()
  keep({ operatorId: null }, { operatorId: null, listedIp: '192.0.2.10', remoteHost: 'mx.example.org' })
  expect(startFromBounces(context, null)).toHaveLength(2)
  const removals = context.catalogue.removals.map((one) => ({ ...one, blockRequests: 'no' as const }))
  const strict: Context = { ...context, catalogue: { ...context.catalogue, removals } }
  keep({ listedIp: '192.0.2.20' }, { listedIp: '192.0.2.21' })
  startFromBounces(strict, null)
  expect(context.store.campaign.list()).toHaveLength(4)
})

test('a scan that finds one of several addresses leaves the request of bounces as it is', async () => {
  const { context, keep, scanId } = await world()
  const zone = context.catalogue.lists[0]?.zone ?? ''
  const listed = { operatorId: 'op', zone, cause: 'dnsbl' } as const
  keep({ ...listed, listedIp: '198.51.100.3' }, { ...listed, listedIp: '198.51.100.1' })
  const [row] = startFromBounces(context, null)
  expect(row?.request.cases).toHaveLength(2)
  const before = row?.request.cases
  startCampaign(context, scanId)
  expect(context.store.campaign.get(row?.request.id ?? '')?.cases).toEqual(before)
})

test('what names no address of ours is refused with the way out', async () => {
  const { context, keep } = await world()
  expect(() => startFromBounces(context, null)).toThrow('No bounces are kept.')
  keep({ listedIp: null })
  expect(() => startFromBounces(context, null)).toThrow('do not name the address')
  expect(context.store.campaign.list()).toEqual([])
})

test('whoever sent the mail says which address it was, once for each', async () => {
  const { context, keep } = await world()
  keep({ listedIp: null })
  const groupId = listBounces(context)[0]?.id ?? ''
  expect(() => startFromBounces(context, groupId, 'mine')).toThrow("'mine' is no address.")
  const start = (said: string) => startFromBounces(context, groupId, said)[0]?.request
  const first = start(' 198.51.100.2 ')
  expect(first).toMatchObject({ block: '198.51.100.0/30', mode: 'form-text' })
  expect(first?.cases[0]?.ranges).toEqual(['198.51.100.2'])
  expect(start('198.51.100.2')?.id).toBe(first?.id)
  changeRequest(context, { id: first?.id ?? '', state: 'sent' })
  const second = start('198.51.100.3')
  expect(second?.id).not.toBe(first?.id)
  expect(second?.cases[0]?.ranges).toEqual(['198.51.100.3'])
  expect(context.store.campaign.list()).toHaveLength(2)
  keep({})
  const named = listBounces(context).find(({ address }) => address !== null)?.id ?? ''
  expect(() => startFromBounces(context, named, '198.51.100.2')).toThrow('name an address themselves')
})

test('a scan that finds the same takes the request of bounces over, with what was sent', async () => {
  const { context, keep, scanId } = await world()
  const zone = context.catalogue.lists[0]?.zone ?? ''
  keep({ operatorId: 'op', zone, listedIp: '198.51.100.1', cause: 'dnsbl' })
  const id = startFromBounces(context, null)[0]?.request.id ?? ''
  changeRequest(context, { id, state: 'sent' })
  const rows = startCampaign(context, scanId)
  const taken = rows.filter(({ request }) => request.removalId === 'r')
  expect(taken.map(({ request }) => [request.id, request.state])).toEqual([[id, 'sent']])
  expect(taken[0]?.request.key).not.toContain('bounces:')
  expect(taken[0]?.request.block).toBe('198.51.100.0/30')
  expect(context.store.campaign.list()).toHaveLength(rows.length)
  expect(startCampaign(context, scanId)).toHaveLength(rows.length)
})
