import { create } from 'zustand'
import type { MailAccount, MailAccountState } from '../../../../shared/domain/mail-account.ts'
import { rpc } from '../../../rpc/client.ts'
import { type Failure, readFailure } from '../../../rpc/failure.ts'
import { copy } from './copy.ts'

interface MailStore {
  readonly kept: MailAccountState | null
  readonly account: MailAccount
  readonly said: string | null
  readonly failure: Failure | null
}

const empty: MailAccount = {
  address: '',
  user: '',
  smtp: { host: '', port: 465, security: 'tls' },
  imap: { host: '', port: 993, security: 'tls' },
}

/** The mail account as it stands in the fields. */
export const useMail = create<MailStore>(() => ({ kept: null, account: empty, said: null, failure: null }))

async function attempt(work: () => Promise<MailAccountState>, said: string | null): Promise<void> {
  useMail.setState({ said: null, failure: null })
  try {
    const kept = await work()
    const account = kept.account
      ? { ...kept.account, smtp: kept.account.smtp ?? empty.smtp, imap: kept.account.imap ?? empty.imap }
      : empty
    useMail.setState({ kept, account, said })
  } catch (error) {
    useMail.setState({ failure: readFailure(error) })
  }
}

export const loadAccount = (): Promise<void> => attempt(() => rpc.mail.get(), null)

/** A server without a name is none. */
export function saveAccount(password: string): Promise<void> {
  const { account } = useMail.getState()
  const named = (server: MailAccount['smtp']) =>
    server && server.host.trim() !== '' ? { ...server, host: server.host.trim() } : null
  const input = { ...account, smtp: named(account.smtp), imap: named(account.imap) }
  return attempt(() => rpc.mail.set({ account: input, ...(password === '' ? {} : { password }) }), copy.saved)
}

export const forgetAccount = (): Promise<void> => attempt(() => rpc.mail.set({ account: null }), null)
