import { expect, test } from 'vitest'
import type { CampaignRequest } from '../../../shared/domain/campaign.ts'
import { matchReply } from './match-reply.ts'
import { readReply } from './read-reply.ts'

function request(id: string, change: Partial<CampaignRequest>, found: object = {}): CampaignRequest {
  const cases = [{ email: null, url: null, ranges: ['203.0.113.4'], reference: null, ...found }]
  return {
    id,
    block: '203.0.113.0/28',
    state: 'sent',
    messageIds: [],
    cases,
    ...change,
  } as unknown as CampaignRequest
}
const requests = [
  request('threaded', { messageIds: ['<a@example.org>'], state: 'removed' }),
  request('mail', {}, { email: 'delist@list.example.net' }),
  request('form', {}, { url: 'https://www.other.example/remove' }),
  request('form-two', {}, { url: 'https://other.example/remove', ranges: ['203.0.113.9'] }),
]
const match = async (mail: string) => matchReply(requests, await readReply(mail)).map(({ id }) => id)

test('a reply is known by the mail it refers to, also when that one is closed', async () => {
  expect(await match('From: x@nowhere.example\nIn-Reply-To: <a@example.org>\nSubject: Re\n\nDone')).toEqual([
    'threaded',
  ])
})

test('else by its sender, and among several by the address it names', async () => {
  expect(await match('From: Robot <robot@example.net>\nSubject: Removed\n\nDone')).toEqual(['mail'])
  expect(await match('From: a@other.example\nSubject: 203.0.113.9\n\nDone')).toEqual(['form-two'])
  expect(await match('From: a@other.example\nSubject: Hello\n\nDone')).toEqual(['form', 'form-two'])
  expect(await match('From: a@elsewhere.example\nSubject: Hello\n\nDone')).toEqual([])
  expect(await match('From: a@net\nSubject: Hello\n\nDone')).toEqual([])
})

test('a text is a text, and a broken mail loses nothing', async () => {
  expect(await readReply('Your address was removed.')).toMatchObject({
    from: '',
    text: 'Your address was removed.',
  })
  const encoded =
    'From: =?utf-8?q?=C3=84?= <a@B.example>\nSubject: =?x?=\nContent-Transfer-Encoding: base64\n\nR8O2dHRlcg=='
  expect(await readReply(encoded)).toMatchObject({ from: 'a@b.example', text: expect.stringContaining('G') })
  const nested = `From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n${'--x\nContent-Type: multipart/mixed; boundary=x\n\n'.repeat(1000)}`
  expect((await readReply(nested)).text).toBeTypeOf('string')
})
