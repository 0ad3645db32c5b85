import type { RequestDraft } from '../../shared/domain/request-draft.ts'
import { letterMail } from '../output/letters/letter-mail.ts'
import type { Context } from './context.ts'
import { isMailAddress, readProfile } from './profile.ts'

/** A draft as an unsent mail: to the operator where it takes mail, from the address of the profile. */
export function draftMail(
  context: Context,
  { subject, body, to }: Pick<RequestDraft, 'subject' | 'body' | 'to'>,
): string {
  const { contactEmail, contactName } = readProfile(context)
  const from = isMailAddress(contactEmail) ? contactEmail : null
  return letterMail({ subject, body, to, from, fromName: contactName })
}
