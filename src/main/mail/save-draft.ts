import { ImapFlow } from 'imapflow'
import type { MailPort } from '../operations/mail-port.ts'

const TIMEOUT_MS = 30_000

/** Appends a mail to the folder that the server marks as Drafts (RFC 6154), made when there is none. */
export const saveDraft: MailPort['saveDraft'] = async ({ host, port, security }, login, message) => {
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: { user: login?.user ?? '', pass: login?.password ?? '' },
    logger: false,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  })
  // A connection that breaks later rejects the call at hand; without a listener it would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    const folders = await client.list()
    const marked = folders.find(({ specialUse }) => specialUse === '\\Drafts')
    const named = folders.find(({ name }) => name.toLowerCase() === 'drafts')
    const folder = (marked ?? named)?.path ?? (await client.mailboxCreate('Drafts')).path
    await client.append(folder, message, ['\\Draft', '\\Seen'])
    return folder
  } catch (error) {
    throw new Error(wordsOf(error), { cause: error })
  } finally {
    if (client.usable) await client.logout().catch(() => client.close())
    else client.close()
  }
}

/** The server's own words where there are some; "Command failed" helps nobody. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'responseText' in error && typeof error.responseText === 'string'
    ? error.responseText
    : error.message
}
