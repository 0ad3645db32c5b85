import { Button, NativeSelect, NumberInput, PasswordInput, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { MailSecurity, MailServer } from '../../../../shared/domain/mail-account.ts'
import { useConnection } from '../../../rpc/connection.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { copy } from './copy.ts'
import styles from './mail.module.css'
import { forgetAccount, loadAccount, saveAccount, useMail } from './mail-store.ts'

/** The account that requests are sent from and saved to. */
export function MailPart() {
  const { kept, account, said, failure } = useMail()
  const [password, setPassword] = useState('')
  const epoch = useConnection((state) => state.epoch)
  useEffect(() => {
    if (epoch > 0) void loadAccount()
  }, [epoch])
  if (!kept) return null
  const change = (part: Partial<typeof account>): void =>
    useMail.setState({ account: { ...account, ...part }, said: null })
  return (
    <form
      className={styles['fields']}
      onSubmit={(event) => {
        event.preventDefault()
        void saveAccount(password).then(() => setPassword(''))
      }}
    >
      <TextInput
        label={copy.address}
        value={account.address}
        onChange={(event) => change({ address: event.currentTarget.value })}
      />
      <TextInput
        label={copy.user}
        value={account.user}
        autoComplete="off"
        onChange={(event) => change({ user: event.currentTarget.value })}
      />
      <PasswordInput
        label={copy.password}
        description={kept.hasPassword ? copy.kept : kept.keptHow}
        value={password}
        autoComplete="new-password"
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Server label={copy.smtp} server={account.smtp} onChange={(smtp) => change({ smtp })} />
      <Server label={copy.imap} server={account.imap} onChange={(imap) => change({ imap })} />
      <div className={styles['line']}>
        <Button type="submit">{copy.save}</Button>
        {kept.account ? (
          <Button variant="default" onClick={() => void forgetAccount()}>
            {copy.forget}
          </Button>
        ) : null}
        <span role="status" className="dim">
          {said}
        </span>
      </div>
      {failure ? (
        <Notice>
          {failure.message} {failure.next}
        </Notice>
      ) : null}
    </form>
  )
}

interface ServerProps {
  readonly label: string
  readonly server: MailServer | null
  readonly onChange: (server: MailServer) => void
}

function Server({ label, server, onChange }: ServerProps) {
  if (!server) return null
  return (
    <div className={styles['server']}>
      <TextInput
        label={label}
        value={server.host}
        onChange={(event) => onChange({ ...server, host: event.currentTarget.value })}
      />
      <NumberInput
        label={copy.port}
        aria-label={`${label}, ${copy.port}`}
        min={1}
        max={65_535}
        hideControls
        value={server.port}
        onChange={(port) => onChange({ ...server, port: Number(port) || server.port })}
      />
      <NativeSelect
        label={copy.security}
        aria-label={`${label}, ${copy.security}`}
        value={server.security}
        data={[
          { value: 'tls', label: copy.tls },
          { value: 'starttls', label: copy.starttls },
          { value: 'none', label: copy.none },
        ]}
        onChange={(event) => onChange({ ...server, security: event.currentTarget.value as MailSecurity })}
      />
    </div>
  )
}
