import { MailAccountInput } from '../../shared/contract/mail.ts'
import type { MailAccount, MailAccountState, MailServer } from '../../shared/domain/mail-account.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Context } from './context.ts'
import type { MailLogin } from './mail-port.ts'
import { isMailAddress } from './profile.ts'

const KEY = 'mail-account'
const SECRET = 'mail-password'
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*|[0-9a-f:.]+)$/i

/** The account as kept; null when there is none. */
export function readAccount(context: Context): MailAccount | null {
  const found = MailAccountInput.safeParse(context.store.settings.get(KEY))
  return found.success ? found.data : null
}

/** The account for the settings; the password never leaves. */
export async function describeAccount(context: Context): Promise<MailAccountState> {
  const names = await context.secrets.names()
  return {
    account: readAccount(context),
    hasPassword: names.includes(SECRET),
    keptHow: context.secrets.describe,
  }
}

/** Keeps the account. Throws `bad-input` for an address or a host that is none; nothing is changed then. */
export async function saveAccount(
  context: Context,
  account: MailAccount | null,
  password?: string,
): Promise<MailAccountState> {
  if (account === null) {
    context.store.settings.set(KEY, null)
    await context.secrets.delete(SECRET)
    return describeAccount(context)
  }
  if (!isMailAddress(account.address))
    throw new OperationError('bad-input', `'${account.address.slice(0, 60)}' is no mail address.`)
  for (const server of [account.smtp, account.imap])
    if (server && !HOST.test(server.host))
      throw new OperationError('bad-input', `'${server.host.slice(0, 60)}' is no name of a server.`)
  if (password !== undefined && password !== '') await context.secrets.set(SECRET, password)
  context.store.settings.set(KEY, account)
  return describeAccount(context)
}

/** One of the account's servers, with how to log in. Throws `bad-input` when the account has none. */
export async function openAccount(
  context: Context,
  kind: 'smtp' | 'imap',
): Promise<{ readonly account: MailAccount; readonly server: MailServer; readonly login: MailLogin }> {
  if (context.practice)
    throw new OperationError('bad-input', 'In practice nothing is sent: operators and addresses are made up.')
  const account = readAccount(context)
  const server = account?.[kind] ?? null
  if (account === null || server === null)
    throw new OperationError(
      'bad-input',
      kind === 'smtp' ? 'No server to send mail through is set up.' : 'No IMAP server is set up.',
      'Enter it in Settings, Mail account.',
    )
  if (account.user === '') return { account, server, login: null }
  const password = await context.secrets.get(SECRET)
  if (password === null)
    throw new OperationError(
      'bad-input',
      'The password of the mail account is missing.',
      'Enter it in Settings.',
    )
  return { account, server, login: { user: account.user, password } }
}
