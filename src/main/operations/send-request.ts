import type { MailInput } from '../../shared/contract/mail.ts'
import type { ExportedFile } from '../../shared/contract/scans.ts'
import type { CampaignRequest, CampaignRow } from '../../shared/domain/campaign.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { letterMail } from '../output/letters/letter-mail.ts'
import { changeRequest, refuseEarly } from './change-request.ts'
import type { Context } from './context.ts'
import { findRequest, happens, rowOf } from './find-request.ts'
import { openAccount } from './mail-account.ts'
import { isMailAddress, readProfile } from './profile.ts'
import { readRequest } from './read-request.ts'
import { findServersInside } from './servers-inside.ts'

/** The mail as an unsent draft, as it stands on the screen. */
export function requestMail(context: Context, input: MailInput): ExportedFile {
  const request = expectMail(context, input)
  const { contactEmail, contactName } = readProfile(context)
  const { subject, body, to } = input
  return {
    fileName: `${request.cases[0]?.listId.replaceAll(/[^\w.-]+/g, '_') ?? 'request'}.eml`,
    mediaType: 'message/rfc822',
    content: letterMail({ subject, body, to, from: contactEmail, fromName: contactName }),
  }
}

/** Puts the mail into the Drafts folder of the user's IMAP account, to be sent from there. */
export async function saveRequestMail(
  context: Context,
  input: MailInput,
): Promise<{ readonly folder: string; readonly row: CampaignRow }> {
  const request = expectMail(context, input)
  const { account, server, login } = await openAccount(context, 'imap')
  const { message, messageId } = stamped(context, input, account.address)
  const folder = await reach(context, server.host, () => context.mail.saveDraft(server, login, message))
  const row = keep(context, request.id, messageId, `Saved to ${folder} on ${server.host}.`)
  return { folder, row }
}

/**
 * Sends the mail that the user has on the screen. Throws `bad-input` when it would come from inside the block and the
 * user did not say that this is wanted, or when the operator may not be asked again yet; nothing is sent then.
 */
export async function sendRequestMail(
  context: Context,
  input: MailInput,
): Promise<{ readonly reply: string; readonly row: CampaignRow }> {
  const request = expectMail(context, input)
  if (!isMailAddress(input.to))
    throw new OperationError('bad-input', 'The mail has no address to go to.', 'Enter one address.')
  // Where each address is asked for by itself, the next mail is no second request.
  const isOne = request.each.length === 0
  if (isOne) refuseEarly(context, request)
  const { account, server, login } = await openAccount(context, 'smtp')
  if (!input.despiteBlock) {
    const inside = await findServersInside(context, request.block, [server.host], account.address)
    if (inside.length > 0)
      throw new OperationError(
        'bad-input',
        `The mail would come from inside ${request.block} (${inside.join(', ')}), which the operator lists.`,
        'Send it from an address elsewhere, or confirm that you want it so.',
      )
  }
  const { message, messageId } = stamped(context, input, account.address)
  const outgoing = { from: account.address, to: input.to, message }
  const reply = await reach(context, server.host, () => context.mail.send(server, login, outgoing))
  const row = keep(
    context,
    request.id,
    messageId,
    `Sent to ${input.to} through ${server.host}: ${reply.slice(0, 200)}`,
  )
  if (!isOne && request.sentAt !== null) return { reply, row }
  const change = request.state === 'sent' ? { reminded: true } : { state: 'sent' as const }
  return { reply, row: changeRequest(context, { id: request.id, ...change }) }
}

/** The request, when it is one that is mailed. What is on the screen is kept as its text. */
function expectMail(context: Context, { id, address, subject, body }: MailInput): CampaignRequest {
  const { request, draft } = readRequest(context, id, address)
  if (draft.mode !== 'email' && draft.mode !== 'ask-provider')
    throw new OperationError(
      'bad-input',
      'This operator takes no mail.',
      'Use its form, or wait where it only runs out.',
    )
  if (subject.trim() === '' || body.trim() === '')
    throw new OperationError('bad-input', 'A mail needs a subject and a text.')
  if (draft.subject !== subject || draft.body !== body)
    context.store.campaign.saveDraft(id, draft.address ?? '', { subject, body })
  return request
}

function stamped(context: Context, { subject, body, to }: MailInput, from: string) {
  const domain = from.split('@')[1] ?? 'localhost'
  const messageId = `<${Buffer.from(context.randomBytes(12)).toString('hex')}@${domain}>`
  const date = new Date(context.now()).toUTCString().replace('GMT', '+0000')
  const fromName = readProfile(context).contactName
  return { messageId, message: letterMail({ subject, body, to, from, fromName, stamp: { date, messageId } }) }
}

function keep(context: Context, id: string, messageId: string, text: string): CampaignRow {
  const before = findRequest(context, id)
  const request = { ...before, messageIds: [...before.messageIds, messageId].slice(-50) }
  context.store.campaign.save([{ request, events: [happens(context, 'note', text)] }])
  return rowOf(context, request)
}

async function reach<Result>(context: Context, host: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    context.log.write('mail-failed', { host })
    throw new OperationError(
      'network',
      `${host} did not take the mail: ${said.replaceAll(/\s+/g, ' ').slice(0, 200)}`,
      'Nothing was marked as sent. Look at the mail account in Settings.',
    )
  }
}
