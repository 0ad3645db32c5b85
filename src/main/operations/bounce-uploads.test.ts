import { expect, test } from 'vitest'
import { listBounces, readBounceGroup } from './bounce-groups.ts'
import { feedUpload, finishUpload, openUpload, readBounceText, stopUpload } from './bounce-uploads.ts'
import { openTestContext } from './open-context.test-support.ts'

const LINE =
  '2026-11-03 04:12:11 1vFxAb-00000001abc-0a1B ** b@example.net R=r T=t H=mx.example.net [198.51.100.26]: SMTP error from remote mail server after RCPT TO:<b@example.net>: 554 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using bl.example.test\n'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('a file in pieces: progress, result, groups', async () => {
  const context = openTestContext([])
  const id = openUpload(context, 'main.log', [])
  const other = LINE.replace('04:12:11', '04:12:12').replace('192.0.2.10', '192.0.2.11')
  await feedUpload(context, id, bytes(LINE.slice(0, 50)))
  const progress = await feedUpload(context, id, bytes(LINE.slice(50) + other))
  expect(progress.bytes).toBe(LINE.length + other.length)
  expect(await finishUpload(context, id)).toEqual({
    events: 2,
    blocked: 2,
    added: 2,
    inbound: 0,
    others: [],
    problems: [],
  })
  const rows = listBounces(context)
  expect(rows.map(({ zone, address, events }) => [zone, address, events])).toEqual([
    ['bl.example.test', '192.0.2.10', 1],
    ['bl.example.test', '192.0.2.11', 1],
  ])
  const { events } = readBounceGroup(context, rows[0]?.id ?? '')
  expect(events).toMatchObject([{ source: 'main.log:1', recipient: 'b@example.net' }])
})

test('the same text again adds nothing', async () => {
  const context = openTestContext([])
  expect((await readBounceText(context, LINE, [])).added).toBe(1)
  expect((await readBounceText(context, LINE, [])).added).toBe(0)
  expect(listBounces(context)).toHaveLength(1)
})

test('a stop keeps what was read', async () => {
  const context = openTestContext([])
  const id = openUpload(context, 'big.log', [])
  await feedUpload(context, id, bytes(LINE.repeat(200)))
  await feedUpload(context, id, bytes(LINE))
  const result = await stopUpload(context, id)
  expect(result.events).toBeGreaterThan(0)
  await expect(feedUpload(context, id, bytes(LINE))).rejects.toThrow('not being read any more')
})

test('pieces handed over at once come in order', async () => {
  const context = openTestContext([])
  const id = openUpload(context, 'main.log', [])
  const text = LINE + LINE.replace('04:12:11', '04:12:13')
  const cut = [text.slice(0, 90), text.slice(90, 300), text.slice(300)]
  await Promise.all(cut.map((piece) => feedUpload(context, id, bytes(piece))))
  expect((await finishUpload(context, id)).added).toBe(2)
})

test('files whose page went away make room', async () => {
  let nowMs = Date.UTC(2026, 10, 26)
  const context = openTestContext([], { now: () => nowMs })
  const ids = Array.from({ length: 16 }, () => openUpload(context, 'x.log', []))
  expect(() => openUpload(context, 'y.log', [])).toThrow('16 files are being read')
  nowMs += 61_000
  await feedUpload(context, ids[3] ?? '', bytes('\n'))
  const next = openUpload(context, 'y.log', [])
  await expect(finishUpload(context, ids[0] ?? '')).rejects.toThrow('not being read any more')
  await finishUpload(context, ids[3] ?? '')
  await finishUpload(context, next)
})

test('what is no block of addresses is refused where it is given', async () => {
  const context = openTestContext([])
  await expect(readBounceText(context, LINE, ['nonsense'])).rejects.toThrow("'nonsense' is not an IP address")
})
