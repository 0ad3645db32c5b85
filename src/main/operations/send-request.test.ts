import { expect, test } from 'vitest'
import type { MailInput } from '../../shared/contract/mail.ts'
import { emptyProfile } from '../../shared/domain/profile.ts'
import { findRequest } from './find-request.ts'
import { saveAccount } from './mail-account.ts'
import type { MailPort, OutgoingMail } from './mail-port.ts'
import { saveProfile } from './profile.ts'
import { readRequest } from './read-request.ts'
import { requestMail, saveRequestMail, sendRequestMail } from './send-request.ts'
import { startCampaign } from './start-campaign.ts'
import { vettedWithRemoval } from './vetted-with-removal.test-support.ts'

const smtp = { host: 'smtp.example.org', port: 465, security: 'tls' as const }

/** A request by mail, and servers that write down what they are given. */
async function ready(fails = false) {
  const sent: OutgoingMail[] = []
  const drafts: string[] = []
  const mail: MailPort = {
    send: async (_, login, outgoing) => {
      if (fails || login?.password !== 'secret') throw new Error('535 no\r\nentry')
      sent.push(outgoing)
      return '250 taken'
    },
    saveDraft: async (_, __, message) => {
      drafts.push(message)
      return 'Entwürfe'
    },
  }
  const { context, scanId } = await vettedWithRemoval({ mail })
  saveProfile(context, { ...emptyProfile, contactName: 'Ann', contactEmail: 'ann@example.org' })
  const account = { address: 'ann@example.org', user: 'ann', smtp, imap: { ...smtp, port: 993 } }
  await saveAccount(context, account, 'secret')
  const rows = startCampaign(context, scanId)
  const id = rows.find(({ request }) => request.removalId === 'r')?.request.id ?? ''
  const input: MailInput = {
    id,
    address: null,
    to: 'delist@list.example.net',
    subject: 'Weg',
    body: 'Bitte.\n',
  }
  return { context, id, input, sent, drafts, account }
}

test('what is on the screen is what is sent, once, and written down', async () => {
  const { context, id, input, sent } = await ready()
  const { reply, row } = await sendRequestMail(context, input)
  expect(reply).toBe('250 taken')
  expect(row.request.state).toBe('sent')
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({ from: 'ann@example.org', to: 'delist@list.example.net' })
  const [head = '', body = ''] = (sent[0]?.message ?? '').split('\r\n\r\n')
  expect(head).toContain(
    'From: "Ann" <ann@example.org>\r\nTo: delist@list.example.net\r\nSubject: Weg\r\nDate: ',
  )
  expect(head).not.toContain('X-Unsent')
  expect(body).toBe('Bitte.\r\n')
  const { messageIds } = findRequest(context, id)
  expect(head).toContain(`Message-ID: ${messageIds[0]}`)
  expect(readRequest(context, id, null)).toMatchObject({ edited: true, draft: { subject: 'Weg' } })
  await expect(sendRequestMail(context, input)).rejects.toThrow(/makes it worse/)
  expect(sent).toHaveLength(1)
})

test('a server that refuses leaves the request unsent, and says why in one line', async () => {
  const { context, id, input } = await ready(true)
  await expect(sendRequestMail(context, input)).rejects.toThrow(/did not take the mail: 535 no entry/)
  expect(findRequest(context, id)).toMatchObject({ state: 'to-write', messageIds: [] })
})

test('mail from inside the block is warned of, and sent when it is wanted all the same', async () => {
  const { context, input, sent, account } = await ready()
  await saveAccount(context, { ...account, smtp: { ...smtp, host: '198.51.100.2' } })
  await expect(sendRequestMail(context, input)).rejects.toThrow(
    /from inside 198\.51\.100\.0\/30 \(198\.51\.100\.2\)/,
  )
  expect(sent).toEqual([])
  await sendRequestMail(context, { ...input, despiteBlock: true })
  expect(sent).toHaveLength(1)
})

test('nothing goes to what is no address, and no header can be smuggled in', async () => {
  const { context, input, sent } = await ready()
  for (const to of ['', 'a', 'a@b', 'a@example.net, b@example.net', 'a@example.net\r\nBcc: b@example.net'])
    await expect(sendRequestMail(context, { ...input, to })).rejects.toThrow(/no address/)
  expect(sent).toEqual([])
  const file = String(requestMail(context, { ...input, subject: 'a\r\nBcc: b@example.net' }).content)
  expect(file.split('\r\n\r\n')[0]).not.toMatch(/^Bcc/m)
})

test('a draft goes to the folder of the server, and stays to be sent', async () => {
  const { context, input, drafts } = await ready()
  const { folder, row } = await saveRequestMail(context, input)
  expect(folder).toBe('Entwürfe')
  expect(row.request.state).toBe('to-write')
  expect(drafts[0]).toContain('Message-ID: <')
})

test('without account or password nothing is tried', async () => {
  const { context, input, account } = await ready()
  await saveAccount(context, null)
  await expect(sendRequestMail(context, input)).rejects.toThrow(/No server to send mail through/)
  await saveAccount(context, { ...account, imap: null })
  await expect(sendRequestMail(context, input)).rejects.toThrow(/password of the mail account is missing/)
  await expect(saveRequestMail(context, input)).rejects.toThrow(/No IMAP server/)
  await expect(saveAccount(context, { ...account, smtp: { ...smtp, host: 'a b' } })).rejects.toThrow(
    /no name/,
  )
})
