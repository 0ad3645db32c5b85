import type { MailPort } from '../operations/mail-port.ts'

/** The user's mail servers over the network. Their libraries are large and are loaded by the first mail. */
export const mailServers: MailPort = {
  send: async (...order) => (await import('./send-mail.ts')).sendMail(...order),
  saveDraft: async (...order) => (await import('./save-draft.ts')).saveDraft(...order),
}
