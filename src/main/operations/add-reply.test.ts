import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { addReply } from './add-reply.ts'
import { readAttachment } from './attachments.ts'
import { readRequest } from './read-request.ts'
import { requestMail } from './send-request.ts'
import { startCampaign } from './start-campaign.ts'
import { vettedWithRemoval } from './vetted-with-removal.test-support.ts'

const MIB = 1024 * 1024
const head = 'From: Desk <desk@list.example.net>\r\nTo: ann@example.org\r\nSubject: Done\r\n'

async function begun() {
  const { context, scanId } = await vettedWithRemoval()
  const rows = startCampaign(context, scanId)
  const id = rows.find(({ request }) => request.removalId === 'r')?.request.id ?? ''
  const page = () => readRequest(context, id, null)
  /** Keeps a reply, and gives what is shown of it and what is kept beside it. */
  const keep = async (given: string | Uint8Array) => {
    const { request } = await addReply(context, given)
    expect(request).toMatchObject({ id, state: 'answered' })
    const { events, attachments } = page()
    const files = attachments.map((one) => Buffer.from(readAttachment(context, one.id).content as Uint8Array))
    return { shown: events.find(({ kind }) => kind === 'reply')?.text ?? '', files }
  }
  return { context, id, page, keep }
}

test('a short reply is shown and needs no file', async () => {
  const { keep } = await begun()
  expect(await keep(`${head}\r\nGone in an hour.\r\n`)).toEqual({
    shown: 'desk@list.example.net: Done\n\nGone in an hour.',
    files: [],
  })
})

test('a mail of a thousand parts in parts finds its request and is kept whole', async () => {
  const { keep } = await begun()
  let body = 'Content-Type: text/plain\r\n\r\nin the depth'
  for (let depth = 0; depth < 1000; depth++)
    body = `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${body}\r\n--b${depth}--\r\n`
  const mail = `${head}${body}`
  const { shown, files } = await keep(mail)
  expect(shown).toMatch(/^desk@list\.example\.net: Done\n/)
  expect(shown.length).toBeLessThan(20_400)
  expect(files).toEqual([Buffer.from(mail)])
})

test('megabytes of headers are kept and not shown; beyond the limit nothing is changed', async () => {
  const { context, page, keep } = await begun()
  const before = page()
  const headers = (bytes: number): string =>
    `${head}${`X-Filler: ${'x'.repeat(900)}\r\n`.repeat(bytes / 900)}\r\nHi`
  await expect(addReply(context, headers(100 * MIB))).rejects.toThrow('The reply has more than 10 MiB.')
  expect(page()).toEqual(before)
  const large = headers(9 * MIB)
  const { shown, files } = await keep(large)
  expect(shown).toMatch(/^desk@list\.example\.net: Done\n/)
  expect(shown.length).toBeLessThan(20_400)
  expect(files[0]?.equals(Buffer.from(large))).toBe(true)
})

test.each([
  ['an unknown charset', 'x-nonsense', Buffer.from('gel\u00f6scht', 'latin1')],
  ['bytes that are no UTF-8', 'utf-8', Buffer.from([0x67, 0xff, 0xfe, 0xc3, 0x28, 0x80])],
  ['a charset as long as a book', 'x'.repeat(50_000), Buffer.from('weg')],
  ['UTF-16 cut in the middle', 'utf-16le', Buffer.from([0x68, 0x00, 0x69])],
  ['UTF-7 that hides a tag', 'utf-7', Buffer.from('+ADw-script+AD4-')],
])('%s loses nothing', async (_name, charset, body) => {
  const { keep } = await begun()
  const type = `MIME-Version: 1.0\r\nContent-Type: text/plain; charset="${charset}"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`
  const mail = Buffer.concat([Buffer.from(head + type), body])
  const { shown, files } = await keep(mail)
  expect(shown).toMatch(/^desk@list\.example\.net: Done/)
  expect(files).toEqual(shown.includes('\ufffd') ? [mail] : [])
})

test('what is packed is never unpacked: a bomb beside a mail stays as it came, one alone is refused', async () => {
  const { context, page, keep } = await begun()
  const bomb = gzipSync(Buffer.alloc(200 * MIB))
  expect(bomb.length).toBeLessThan(MIB)
  const before = page()
  await expect(addReply(context, bomb)).rejects.toThrow('The reply is packed.')
  await expect(addReply(context, Buffer.from('PK\u0003\u0004rest'))).rejects.toThrow('The reply is packed.')
  expect(page()).toEqual(before)
  const coded = bomb.toString('base64').replaceAll(/.{76}/g, '$&\r\n')
  const mail = `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n--b\r\nContent-Type: application/gzip; name="../../logs.gz"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="../../logs.gz"\r\n\r\n${coded}\r\n--b--\r\n`
  const heap = process.memoryUsage().arrayBuffers
  const { shown, files } = await keep(mail)
  expect(process.memoryUsage().arrayBuffers - heap).toBeLessThan(50 * MIB)
  expect(shown).toBe('desk@list.example.net: Done\n\nSee the file.')
  expect(files).toEqual([Buffer.from(mail)])
})

test('no header is smuggled into the timeline or into what is written next', async () => {
  const { context, id, page, keep } = await begun()
  const evil = '=?utf-8?Q?Done=0D=0ABcc:_all=40evil.example=0D=0A=0D=0A<script>?='
  const { shown } = await keep(
    `From: "=?utf-8?Q?x=0D=0ABcc:_y?=" <desk@list.example.net>\r\nSubject: ${evil}\r\nIn-Reply-To: <a>\r\n\r\nBcc: all@evil.example\r\n`,
  )
  expect(shown.split('\n')[0]).toBe('desk@list.example.net: Done Bcc: all@evil.example <script>')
  const { draft } = page()
  const subject = `${draft.subject}\r\nBcc: all@evil.example\r\n\r\nOwn body`
  const mail = requestMail(context, {
    id,
    address: null,
    to: 'desk@list.example.net',
    subject,
    body: '.\r\nBcc: x',
  })
  const [headers = ''] = String(mail.content).split('\r\n\r\n')
  const names = headers.split(/\r\n(?![ \t])/).map((line) => line.split(':')[0])
  expect(names).not.toContain('Bcc')
  expect(names.filter((name) => name === 'Subject')).toHaveLength(1)
  const to = `desk@list.example.net\r\nBcc: all@evil.example`
  const second = requestMail(context, { id, address: null, to, subject: 'S', body: 'B' })
  expect(String(second.content)).not.toContain('evil')
})

test('an answer in HTML alone is read as text', async () => {
  const { keep } = await begun()
  const html = '<html><style>p{}</style><p>Removed <b>today</b>.</p><script>alert(1)</script></html>'
  const { shown } = await keep(`${head}Content-Type: text/html\r\n\r\n${html}`)
  expect(shown.replaceAll(/\s+/g, ' ')).toBe('desk@list.example.net: Done Removed today .')
})
