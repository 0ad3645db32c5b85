import type { MailPort } from '../operations/mail-port.ts'
import { saveDraft } from './save-draft.ts'
import { sendMail } from './send-mail.ts'

/** The user's mail servers over the network. */
export const mailServers: MailPort = { send: sendMail, saveDraft }
