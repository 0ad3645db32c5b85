import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type InputFinding, readInput } from './read-input.ts'

const now = Date.UTC(2026, 10, 26)
const REPLY = '554 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using zen.spamhaus.org'
const POSTFIX = `Nov  3 04:12:07 out1 postfix/smtp[4412]: 4RjKxQ0lq3z9: to=<a@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=1.2, delays=0.1/0/0.8/0.3, dsn=5.7.1, status=bounced (host mx.example.net[198.51.100.25] said: ${REPLY} (in reply to RCPT TO command))`
const SENT = 'Nov  3 04:12:06 out1 postfix/smtp[4412]: A: to=<b@example.net>, status=sent (250 2.0.0 Ok)'

async function read(data: string | Uint8Array, pieceBytes = 1 << 16) {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
  }
  const found: InputFinding[] = []
  for await (const batch of readInput({ name: 'in', chunks: chunks() }, now)) found.push(...batch)
  return {
    rejections: found.flatMap((one) =>
      one.kind === 'rejection' && one.unsure !== true ? [{ source: one.source, ...one.rejection }] : [],
    ),
    problems: found.flatMap((one) => (one.kind === 'problem' ? [one.problem] : [])),
  }
}

test('a Postfix log: server, recipient, time of this year or the last, line number', async () => {
  const { rejections } = await read(`${SENT}\n${POSTFIX}\n${POSTFIX.replace('Nov ', 'Dec ')}\n`)
  expect(rejections).toMatchObject([
    {
      source: 'in:2',
      at: '2026-11-03T04:12:07.000Z',
      remoteHost: 'mx.example.net',
      remoteAddress: '198.51.100.25',
      recipient: 'a@example.net',
      reply: REPLY,
    },
    { source: 'in:3', at: '2025-12-03T04:12:07.000Z' },
  ])
})

test('gzip, also of two members, and cut off', async () => {
  const two = Buffer.concat([gzipSync(`${POSTFIX}\n`), gzipSync(`${POSTFIX}\n`)])
  expect((await read(two, 7)).rejections).toHaveLength(2)
  const many = gzipSync(`${POSTFIX}\n${SENT}\n`.repeat(5000), { level: 1 })
  const cut = await read(many.subarray(0, many.length - 100))
  expect(cut.rejections.length).toBeGreaterThan(1000)
  expect(cut.problems).toEqual(['in is damaged or cut off as a gzip file; what came before was read.'])
})

test('journal lines, text and JSON, and a message as bytes', async () => {
  const iso = POSTFIX.replace('Nov  3 04:12:07', '2026-11-03T04:12:07+0100')
  expect((await read(iso)).rejections).toMatchObject([{ at: '2026-11-03T03:12:07.000Z', reply: REPLY }])
  const message = POSTFIX.slice(POSTFIX.indexOf('4RjK'))
  const json = {
    __REALTIME_TIMESTAMP: '1793679127000000',
    SYSLOG_IDENTIFIER: 'postfix/smtp',
    MESSAGE: message,
  }
  const bytes = { ...json, MESSAGE: [...new TextEncoder().encode(message)] }
  const { rejections } = await read(`${JSON.stringify(json)}\n${JSON.stringify(bytes)}\n`)
  const at = new Date(1_793_679_127_000).toISOString()
  expect(rejections).toMatchObject([
    { source: 'in:1', at, reply: REPLY, remoteHost: 'mx.example.net' },
    // The needle does not look into numbers: such a line is found only by what else it holds.
  ])
})

test('a conversation pasted with quotes gives the refusal alone', async () => {
  const { rejections } = await read(
    '> 220 mx.example.net ESMTP\n> 250-mx.example.net Hello\n> 250 PIPELINING\n> 554-mx.example.net\n> 554 5.7.1 blocked\n',
  )
  expect(rejections).toMatchObject([{ source: 'in:4' }])
  expect(rejections[0]?.reply).toContain('5.7.1 blocked')
})

test('PowerMTA accounting files', async () => {
  const { rejections } = await read(
    [
      'type,timeLogged,rcpt,dsnStatus,dsnDiag,dsnMta,dlvSourceIp',
      'd,2026-11-03 04:12:00+0000,a@example.net,2.0.0,smtp;250 OK,mx.example.net (198.51.100.25),192.0.2.10',
      `b,2026-11-03 04:12:07+0000,a@example.net,"5.7.1 (delivery not authorized)","smtp;${REPLY}, see ""us""",mx.example.net (198.51.100.25),192.0.2.10`,
    ].join('\n'),
  )
  expect(rejections).toMatchObject([
    {
      source: 'in:3',
      at: '2026-11-03T04:12:07.000Z',
      remoteHost: 'mx.example.net',
      remoteAddress: '198.51.100.25',
      ourAddress: '192.0.2.10',
      recipient: 'a@example.net',
      reply: `smtp;${REPLY}, see "us"`,
    },
  ])
})

test('Exchange message tracking and protocol logs', async () => {
  const tracking = await read(
    [
      '#Software: Microsoft Exchange Server',
      '#Fields: date-time,event-id,recipient-address,recipient-status',
      '2026-11-03T04:12:00.000Z,DELIVER,a@example.net,',
      `2026-11-03T04:12:07.000Z,FAIL,a@example.net,"[{LED=${REPLY}};{MSG=};{FQDN=mx.example.net};{IP=198.51.100.25};{LRT=}]"`,
    ].join('\r\n'),
  )
  expect(tracking.rejections).toMatchObject([
    { source: 'in:4', reply: REPLY, remoteHost: 'mx.example.net', remoteAddress: '198.51.100.25' },
  ])
  const protocol = await read(
    [
      '#Fields: date-time,connector-id,local-endpoint,remote-endpoint,event,data',
      '2026-11-03T04:12:06.000Z,out,192.0.2.10:4711,198.51.100.25:25,>,RCPT TO:<a@example.net>',
      `2026-11-03T04:12:07.000Z,out,192.0.2.10:4711,198.51.100.25:25,<,"${REPLY}"`,
    ].join('\n'),
  )
  expect(protocol.rejections).toMatchObject([{ ourAddress: '192.0.2.10', remoteAddress: '198.51.100.25' }])
})

test('UTF-16, as Windows writes text', async () => {
  const text = Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(`${REPLY}\r\n`, 'utf16le')])
  expect((await read(text, 9)).rejections).toMatchObject([{ source: 'in:1', reply: REPLY }])
})

test.each([
  ['PK\u0003\u0004rest', 'in is a packed file that is not gzip; unpack it and read what is in it.'],
  ['a\u0000b', 'in is not text; give a log, a mail or a mail folder.'],
])('%j is refused in one sentence', async (text, sentence) => {
  expect(await read(text)).toEqual({ rejections: [], problems: [sentence] })
})

test('what is packed twice is not unpacked twice', async () => {
  const { problems } = await read(gzipSync(gzipSync(POSTFIX)))
  expect(problems).toEqual(['in is packed twice; unpack it once and read it again.'])
})

test('an empty input holds nothing', async () => {
  expect(await read('')).toEqual({ rejections: [], problems: [] })
})
