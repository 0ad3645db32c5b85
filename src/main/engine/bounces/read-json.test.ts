import { expect, test } from 'vitest'
import { readJson } from './read-json.ts'

const NOW = Date.UTC(2026, 10, 26)
const REPLY = '554 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using bl.spamcop.net'

test("a provider's event tells time and recipient around what the server said, each recipient once", () => {
  const bounce = {
    bounceType: 'Permanent',
    timestamp: '2026-11-03T04:12:07.000Z',
    bouncedRecipients: [
      { emailAddress: 'a@example.net', diagnosticCode: `smtp; ${REPLY}` },
      { emailAddress: 'b@example.net', diagnosticCode: `smtp; ${REPLY}` },
    ],
  }
  const event = { notificationType: 'Bounce', bounce, mail: { source: 'news@example.org' } }
  const expected = ['a@example.net', 'b@example.net'].map((recipient) => ({
    recipient,
    at: '2026-11-03T04:12:07.000Z',
    reply: expect.stringContaining('bl.spamcop.net'),
  }))
  expect(readJson(JSON.stringify(event), NOW)).toMatchObject(expected)
  // As queues deliver it: the event is a text inside of the message.
  const message = { Type: 'Notification', Message: JSON.stringify(event), Timestamp: 'x' }
  expect(readJson(`${JSON.stringify(message)},`, NOW)).toMatchObject(expected)
})

test('what is no object, too deep or empty holds nothing', () => {
  let deep: unknown = { reply: REPLY }
  for (let i = 0; i < 50; i++) deep = { inside: deep }
  for (const text of ['', '[', '"x"', '{}', '{"reply": 5}', '[1,2]', JSON.stringify(deep)])
    expect(readJson(text, NOW)).toEqual([])
  expect(readJson(JSON.stringify({ to: 'not an address', reply: REPLY }), NOW)).toMatchObject([
    { recipient: null, at: null },
  ])
})
