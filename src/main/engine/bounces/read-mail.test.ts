import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readInput } from './read-input.ts'
import { readMail } from './read-mail.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text.replaceAll('\n', '\r\n'))
const DIAGNOSTIC = '550 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using bl.spamcop.net'

const report = (fields: string, body = 'It failed.'): string => `Return-Path: <>
From: MAILER-DAEMON@mx.example.org
To: shop@example.com
Subject: Undelivered Mail
Date: Tue, 3 Nov 2026 04:12:09 +0000
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

${body}
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; out.example.com

${fields}
--b
Content-Type: message/rfc822

From: shop@example.com
Subject: 550 5.7.1 a subject that speaks of 192.0.2.99 blocked
To: a@example.net

Hello
--b--
`

test('a delivery status notification (RFC 3464), folded', async () => {
  const found = await readMail(
    bytes(
      report(`Final-Recipient: rfc822; a@example.net
Action: failed
Status: 5.7.1
Remote-MTA: dns; mx.example.net (198.51.100.25, the server for the domain example.net.)
Last-Attempt-Date: Tue, 3 Nov 2026 05:12:08 +0100 (CET)
Diagnostic-Code: smtp; 550 5.7.1 Service unavailable; Client host
 [192.0.2.10] blocked using
 bl.spamcop.net

Final-Recipient: rfc822; b@example.net
Action: delivered
Status: 2.0.0`),
    ),
  )
  expect(found).toMatchObject({
    ok: true,
    rejections: [
      {
        at: '2026-11-03T04:12:08.000Z',
        remoteHost: 'mx.example.net',
        remoteAddress: '198.51.100.25',
        recipient: 'a@example.net',
        reply: DIAGNOSTIC,
      },
    ],
  })
  expect(found.rejections).toHaveLength(1)
})

test('a report without the server’s words takes them from the text', async () => {
  const fields = 'Final-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 5.0.0'
  const { rejections } = await readMail(bytes(report(fields, `mx.example.net said:\n${DIAGNOSTIC}`)))
  expect(rejections).toMatchObject([{ recipient: 'a@example.net', reply: DIAGNOSTIC }])
})

test('qmail’s and Exim’s mails, which only tell in words', async () => {
  const qmail = `From: MAILER-DAEMON@out.example.com
Subject: failure notice
Date: Tue, 3 Nov 2026 04:12:09 +0000

Hi. This is the qmail-send program at out.example.com.

<a@example.net>:
198.51.100.28 does not like recipient.
Remote host said: 554 5.7.1 Rejected 192.0.2.16 found in all.s5h.net
Giving up on 198.51.100.28.
`
  const found = await readMail(bytes(qmail))
  expect(found.rejections.map(({ reply }) => reply).join()).toContain('192.0.2.16 found in all.s5h.net')
  const exim = `From: Mail Delivery System <Mailer-Daemon@out.example.com>
X-Failed-Recipients: a@example.net
Subject: Mail delivery failed: returning message to sender

  a@example.net
    host mx.example.net [198.51.100.25]
    SMTP error from remote mail server after RCPT TO:<a@example.net>:
    ${DIAGNOSTIC}
`
  const told = await readMail(bytes(exim))
  expect(
    told.rejections.some(
      ({ reply, recipient }) => reply.includes('spamcop') && recipient === 'a@example.net',
    ),
  ).toBe(true)
})

test('a mail that is no bounce holds nothing', async () => {
  const mail =
    'From: a@example.net\nTo: b@example.com\nSubject: Blocked sink\n\nThe sink is blocked, 550 euros.\n'
  expect(await readMail(bytes(mail))).toEqual({ ok: true, rejections: [] })
})

test('quoted-printable and an unknown charset', async () => {
  const mail = `From: MAILER-DAEMON@example.org
Content-Type: text/plain; charset=x-no-such-set
Content-Transfer-Encoding: quoted-printable

550 5.7.1 Ihre Adresse [192.0.2.10] steht auf einer Liste: https://list.example.org/?ip=3D192.=
0.2.10
`
  const { rejections } = await readMail(bytes(mail))
  expect(rejections[0]?.reply).toContain('https://list.example.org/?ip=192.0.2.10')
})

test('1,000 parts inside one another are searched as text, and it is said', async () => {
  const depth = 1000
  const open = Array.from(
    { length: depth },
    (_, i) => `--p${i}\nContent-Type: multipart/mixed; boundary="p${i + 1}"\n\n`,
  )
  const mail = `From: MAILER-DAEMON@example.org\nContent-Type: multipart/mixed; boundary="p0"\n\n${open.join('')}--p${depth}\n\n${DIAGNOSTIC}\n`
  const found = await readMail(bytes(mail))
  expect(found).toMatchObject({ ok: false, problem: expect.stringContaining('searched as plain text') })
  expect(found.rejections).toMatchObject([{ reply: DIAGNOSTIC }])
})

async function readStream(chunks: AsyncIterable<Uint8Array>) {
  const problems: string[] = []
  let rejections = 0
  for await (const batch of readInput({ name: 'mail', chunks }, 0)) {
    for (const finding of batch) {
      if (finding.kind === 'problem') problems.push(finding.problem)
      else rejections++
    }
  }
  return { problems, rejections }
}

test('100 MB of header fields are cut, read as text, and said', async () => {
  async function* endless() {
    yield bytes(`From: MAILER-DAEMON@example.org\nSubject: x\nX-First: y\n${DIAGNOSTIC}\n`)
    for (let i = 0; i < 100; i++) yield bytes('X-Fill: y\n'.repeat(100_000))
  }
  const before = process.memoryUsage().rss
  const { problems, rejections } = await readStream(endless())
  expect(problems).toEqual([
    'mail is longer than 8 MB; its beginning was read.',
    expect.stringContaining('searched as plain text'),
  ])
  expect(rejections).toBe(1)
  expect(process.memoryUsage().rss - before).toBeLessThan(200e6)
})

test('a gzip bomb is left after a bounded amount', async () => {
  const bomb = gzipSync(Buffer.alloc(400_000_000, 'a\n'))
  async function* once() {
    yield bomb
  }
  const { problems } = await readStream(once())
  expect(problems).toEqual(['mail unpacks to more than 250 times its size and was left there; no log does.'])
}, 60_000)

test('a folder of mails: each is read, a broken one spoils no other', async () => {
  const one = report(
    `Final-Recipient: rfc822; a@example.net\nAction: failed\nDiagnostic-Code: smtp; ${DIAGNOSTIC}`,
  )
  const broken = `From: MAILER-DAEMON@x\n${'X-Long: y\n'.repeat(300_000)}\n`
  const folder = [
    'From a Tue Nov  3 04:12:09 2026',
    one,
    'From b Tue Nov  3 04:12:10 2026',
    broken,
    'From c Tue Nov  3 04:12:11 2026',
    one,
  ]
  const data = bytes(folder.join('\n'))
  async function* pieces() {
    for (let at = 0; at < data.length; at += 4097) yield data.subarray(at, at + 4097)
  }
  const { problems, rejections } = await readStream(pieces())
  expect(problems).toEqual([expect.stringMatching(/^mail#2 could not be taken apart/)])
  expect(rejections).toBe(2)
})
