import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Case } from '../../shared/domain/case.ts'
import { emptyProfile } from '../../shared/domain/profile.ts'
import { addReply } from './add-reply.ts'
import { changeRequest } from './change-request.ts'
import { exportCampaign } from './export-campaign.ts'
import { listCampaign } from './find-request.ts'
import { saveProfile } from './profile.ts'
import { readRequest, saveRequestDraft } from './read-request.ts'
import { startCampaign } from './start-campaign.ts'
import { verifyRequest } from './verify-request.ts'
import { vettedWithRemoval } from './vetted-with-removal.test-support.ts'

const HOUR = 3_600_000
async function begun() {
  const story = await vettedWithRemoval()
  const rows = startCampaign(story.context, story.scanId)
  const found = rows.find(({ request }) => request.removalId === 'r')
  if (!found) throw new Error('no request')
  return { ...story, id: found.request.id }
}

test('a scan becomes requests: asked for what is missing, filled in, sent, and not again too soon', async () => {
  const { context, world, id, scanId } = await begun()
  const first = readRequest(context, id, null)
  expect(first.request).toMatchObject({ state: 'to-write', mode: 'email', block: '198.51.100.0/30' })
  expect(first.draft).toMatchObject({ to: 'delist@list.example.net', language: 'de' })
  expect(first.draft.questions.map(({ fact }) => fact)).toEqual(['causeFixed', 'contactName', 'contactEmail'])
  saveProfile(context, { ...emptyProfile, contactName: 'Ann', contactEmail: 'ann@example.org' })
  changeRequest(context, { id, answers: { causeFixed: 'Geschlossen.' }, state: 'ready' })
  const ready = readRequest(context, id, null)
  expect(ready.draft.questions).toEqual([])
  expect(ready.draft.body).toContain('Geschlossen.')
  saveRequestDraft(context, id, null, { subject: 'My own', body: 'Words' })
  expect(readRequest(context, id, null)).toMatchObject({
    edited: true,
    draft: { subject: 'My own', body: 'Words' },
  })
  expect(saveRequestDraft(context, id, null, null).edited).toBe(false)
  expect(changeRequest(context, { id, state: 'sent' }).next.what).toBe('look')
  world.now += HOUR
  expect(() => changeRequest(context, { id, state: 'sent' })).toThrow(/makes it worse/)
  expect(changeRequest(context, { id, reminded: true, note: 'Asked once more', minutes: 12 })).toMatchObject({
    request: { reminders: 1 },
    minutesSpent: 12,
  })
  expect(startCampaign(context, scanId).find(({ request }) => request.id === id)?.request.state).toBe('sent')
})

test('two clean looks six hours apart close a request with proof; a listing opens it again', async () => {
  const { context, world, id, scan } = await begun()
  changeRequest(context, { id, state: 'sent' })
  expect((await verifyRequest(context, id)).finding).toMatchObject({
    outcome: 'listed',
    listed: ['198.51.100.1', '198.51.100.2'],
  })
  world.listed = false
  const once = await verifyRequest(context, id)
  expect(once).toMatchObject({ finding: { outcome: 'clean' }, row: { request: { state: 'sent' } } })
  world.now += HOUR
  expect((await verifyRequest(context, id)).row.request.state).toBe('sent')
  world.now += 5 * HOUR
  const twice = await verifyRequest(context, id)
  expect(twice.row.request).toMatchObject({ state: 'removed', closedAt: new Date(world.now).toISOString() })
  const { events } = readRequest(context, id, null)
  expect(events[0]?.text).toContain('sent → removed: clean 2 times')
  expect(String((await exportCampaign(context, { format: 'csv' })).content)).toMatch(
    /"removed".*none of 2 listed, asked 127\.0\.0\.1/,
  )
  world.listed = true
  world.now += HOUR
  const again = await verifyRequest(context, id)
  expect(again.row.request).toMatchObject({ state: 'to-write', closedAt: null, sentAt: null })
  world.listed = false
  for (let i = 0; i < 2; i++) {
    world.now += 7 * HOUR
    await verifyRequest(context, id)
  }
  expect(listCampaign(context).find(({ request }) => request.id === id)?.request.state).toBe('removed')
  world.listed = true
  world.now += HOUR
  startCampaign(context, await scan())
  const reopened = readRequest(context, id, null)
  expect(reopened.request.state).toBe('to-write')
  expect(reopened.events[0]?.kind).toBe('relisted')
})

test('a request that also stands for a feed entry is not closed by a DNS list alone', async () => {
  const { context, world, id } = await begun()
  changeRequest(context, { id, state: 'sent' })
  const { request } = readRequest(context, id, null)
  const entry = { ...(request.cases[0] as Case), id: 'feed', kind: 'netblock' as const }
  const joint = { ...request, cases: [...request.cases, entry] }
  context.store.campaign.save([{ request: joint, events: [] }])
  world.listed = false
  for (let i = 0; i < 3; i++) {
    world.now += 7 * HOUR
    const { finding, row } = await verifyRequest(context, id)
    expect(finding.outcome).toBe('clean')
    expect(row.request.state).toBe('sent')
  }
})

test('a copy of the list on this disk proves nothing: the list itself is asked', async () => {
  const { context, id } = await begun()
  changeRequest(context, { id, state: 'sent' })
  const path = `${context.databaseFile}.zone`
  writeFileSync(path, '127.0.0.2\n')
  const copy = { type: 'ip4set', path, modifiedAt: '2026-11-01T00:00:00.000Z' } as const
  const lists = context.catalogue.lists.map((list) => ({ ...list, zoneFiles: [copy] }))
  const withCopy = { ...context, catalogue: { ...context.catalogue, lists } }
  expect((await verifyRequest(withCopy, id)).finding.outcome).toBe('listed')
})

test('unknown is never clean', async () => {
  const { context, world, id } = await begun()
  changeRequest(context, { id, state: 'sent' })
  world.silent = true
  for (let i = 0; i < 3; i++) {
    world.now += 7 * HOUR
    const { finding, row } = await verifyRequest(context, id)
    expect(finding).toMatchObject({ outcome: 'unknown', unknown: 2, checked: 2 })
    expect(row.request.state).toBe('sent')
  }
}, 60_000)

test('a reply finds its request and is kept as text', async () => {
  const { context, id } = await begun()
  changeRequest(context, { id, state: 'sent' })
  const row = await addReply(context, 'From: a@list.example.net\nSubject: =SUM(1)\n\nDone\u001b[31m.')
  expect(row.request).toMatchObject({ id, state: 'answered' })
  expect(readRequest(context, id, null).events[0]?.text).toContain('Done [31m.')
  await expect(addReply(context, 'From: a@other.example\nSubject: x\n\ny')).rejects.toThrow(/no request/)
})

test('due dates come as a calendar', async () => {
  const { context, id } = await begun()
  changeRequest(context, { id, state: 'sent' })
  const { content } = await exportCampaign(context, { format: 'ics' })
  expect(content).toContain('DTSTART:20261103T080000Z')
  expect(
    String(content)
      .split('\r\n')
      .every((line) => Buffer.byteLength(line) <= 75),
  ).toBe(true)
})

test('a scan without cases, an unknown request and a stranger address are refused', async () => {
  const { context, world, scan, id } = await begun()
  world.listed = false
  const clean = await scan()
  expect(() => startCampaign(context, clean)).toThrow(/nothing to clean up/)
  expect(() => readRequest(context, 'nothing', null)).toThrow(/no request 'nothing'/)
  expect(() => readRequest(context, id, '192.0.2.1')).toThrow(/not asked for by itself/)
})
