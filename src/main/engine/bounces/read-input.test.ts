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
    { source: 'in:2', at, reply: REPLY, remoteHost: 'mx.example.net' },
  ])
  const marked = ['data: ', '\u001e'].map((mark) => mark + JSON.stringify(bytes)).join('\n')
  expect((await read(marked)).rejections).toHaveLength(2)
  const several = { ...json, MESSAGE: ['A: to=<a@example.net>,', message] }
  expect((await read(JSON.stringify(several))).rejections).toHaveLength(1)
})

test('JSON spread over lines: of the journal, in an array, inside of another object, all on one line', async () => {
  const message = POSTFIX.slice(POSTFIX.indexOf('4RjK'))
  const journal = { SYSLOG_IDENTIFIER: 'postfix/smtp', MESSAGE: message, PRIORITY: '6' }
  const sent = { ...journal, MESSAGE: SENT.slice(SENT.indexOf('A:')) }
  const pretty = [journal, sent, journal].map((one) => JSON.stringify(one, null, '\t')).join('\n')
  expect((await read(pretty, 11)).rejections.map(({ source }) => source)).toEqual(['in:1', 'in:11'])
  const event = { timestamp: '2026-11-03T04:12:07Z', recipient: 'a@example.net', response: REPLY }
  const pages = { count: 2, pages: { events: [event, { event: 'delivered' }, event] } }
  const long = JSON.stringify(Array.from({ length: 2000 }, () => event))
  for (const [text, events] of [
    [JSON.stringify([event, event], null, 2), 2],
    [JSON.stringify(pages, null, 2), 2],
    [long, 2000],
  ] as const) {
    const { rejections, problems } = await read(text)
    expect(problems).toEqual([])
    expect(rejections).toHaveLength(events)
    expect(rejections[0]).toMatchObject({ reply: REPLY, at: '2026-11-03T04:12:07.000Z' })
  }
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

test('PowerMTA records without a heading, in the order of the default and in another', async () => {
  const { rejections } = await read(
    [
      `d,2026-11-03 04:12:00+0000,2026-11-03 04:11:59+0000,news@example.org,a@example.net,,relayed,2.0.0 (success),smtp;250 OK,mx.example.net (198.51.100.25),success,smtp,app,smtp,192.0.2.10,198.51.100.25,,4512,vmta1,,,example.net/vmta1`,
      `b,2026-11-03 04:12:07+0000,2026-11-03 04:11:59+0000,news@example.org,a@example.net,,failed,5.7.1 (delivery not authorized),"smtp;${REPLY}, see ""us""",mx.example.net (198.51.100.25),spam-related,smtp,app,smtp,192.0.2.10,198.51.100.25,,4512,vmta1,,,example.net/vmta1`,
      `t,2026-11-03 04:12:07-0500,a@example.net,"smtp;${REPLY}",192.0.2.10,198.51.100.25`,
    ].join('\n'),
  )
  const record = {
    remoteAddress: '198.51.100.25',
    ourAddress: '192.0.2.10',
    recipient: 'a@example.net',
  }
  expect(rejections).toMatchObject([
    { source: 'in:2', at: '2026-11-03T04:12:07.000Z', remoteHost: 'mx.example.net', ...record },
    { source: 'in:3', at: '2026-11-03T09:12:07.000Z', reply: `smtp;${REPLY}`, ...record },
  ])
  expect(rejections[0]?.reply).toBe(`smtp;${REPLY}, see "us"`)
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
