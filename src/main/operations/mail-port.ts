import type { MailServer } from '../../shared/domain/mail-account.ts'

/** How to log in; null = the server asks for nothing. */
export type MailLogin = { readonly user: string; readonly password: string } | null

/** A finished mail (RFC 5322) with its envelope. */
export interface OutgoingMail {
  readonly from: string
  readonly to: string
  readonly message: string
}

/** The user's mail servers. Both reject with an Error whose message is one sentence of the server or the network. */
export interface MailPort {
  /** Sends one mail; gives the server's last reply. */
  send(server: MailServer, login: MailLogin, mail: OutgoingMail): Promise<string>
  /** Puts a mail into the Drafts folder; gives its name. */
  saveDraft(server: MailServer, login: MailLogin, message: string): Promise<string>
}
