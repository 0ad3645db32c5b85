import { Button, Checkbox, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { MailReadiness, ReadinessCheck } from '../../../../shared/domain/mail-readiness.ts'
import { rpc } from '../../../rpc/client.ts'
import { type Failure, readFailure } from '../../../rpc/failure.ts'
import { StrangerText } from '../../../terms/StrangerText.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { copy } from './copy.ts'
import styles from './readiness.module.css'

/** What receivers see of the user's domain, asked on request. */
export function MailDomain({ scanId }: { scanId: string }) {
  const [found, setFound] = useState<MailReadiness | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const [domain, setDomain] = useState('')
  const [heloName, setHeloName] = useState('')
  const [askServer, setAskServer] = useState(false)
  useEffect(() => {
    rpc.readiness
      .get({ scanId })
      .then((kept) => {
        setFound(kept)
        setDomain((typed) => (typed === '' ? (kept?.domain ?? '') : typed))
        setHeloName((typed) => (typed === '' ? (kept?.heloName ?? '') : typed))
      })
      .catch((error: unknown) => setFailure(readFailure(error)))
  }, [scanId])
  const examine = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      setFound(
        await rpc.readiness.examine({ scanId, domain: domain.trim(), heloName: heloName.trim(), askServer }),
      )
    } catch (error) {
      setFailure(readFailure(error))
    }
    setBusy(false)
  }
  return (
    <>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void examine()
        }}
      >
        <TextInput
          size="xs"
          label={copy.domainLabel}
          placeholder="example.org"
          value={domain}
          onChange={(event) => setDomain(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={copy.heloLabel}
          placeholder="mail.example.org"
          value={heloName}
          onChange={(event) => setHeloName(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" loading={busy} disabled={domain.trim() === ''}>
          {copy.examine}
        </Button>
        <Checkbox
          size="xs"
          label={copy.askServer}
          checked={askServer}
          onChange={(event) => setAskServer(event.currentTarget.checked)}
        />
      </form>
      {failure ? (
        <Notice>
          {failure.message} {failure.next}
        </Notice>
      ) : null}
      {found ? <Checks checks={found.checks} /> : null}
    </>
  )
}

function Checks({ checks }: { checks: readonly ReadinessCheck[] }) {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{copy.result}</th>
          <th scope="col">{copy.check}</th>
          <th scope="col">{copy.mend}</th>
        </tr>
      </thead>
      <tbody>
        {checks.map(({ id, group, title, state, found, mend, source }) => (
          <tr key={id}>
            <td className={styles['state']} data-state={state}>
              <span aria-hidden="true">{copy.marks[state]}</span> {copy.state[state]}
            </td>
            <td>
              <strong>{title}</strong>
              <span className="dim"> {copy.groups[group]}</span>
              <br />
              <StrangerText text={found} />
            </td>
            <td>
              {state === 'pass' ? '' : mend}
              <span className="dim"> {source}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
