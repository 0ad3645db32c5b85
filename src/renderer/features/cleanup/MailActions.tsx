import { Button, CopyButton, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { RequestPage } from '../../../shared/domain/campaign.ts'
import { Icon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/Notice.tsx'
import styles from './cleanup.module.css'
import { copy } from './copy.ts'
import { saveEml, saveToDrafts, sendMail, useRequest } from './request-store.ts'

/** Longer links are cut by mail programs, each at another place. */
const LONGEST_LINK = 2000

/** Ways out for a mail, one at a time, after it was seen. */
export function MailActions({ page }: { page: RequestPage }) {
  const { draft } = page
  const [to, setTo] = useState(draft.to ?? '')
  const [asking, setAsking] = useState(false)
  const busy = useRequest((state) => state.busy)
  const text = encodeURIComponent(draft.body.replaceAll('\n', '\r\n'))
  const link = `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(draft.subject)}&body=${text}`
  return (
    <>
      <TextInput
        className={styles['wide']}
        label={copy.to}
        type="email"
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <div className={styles['line']}>
        <CopyButton value={`${draft.subject}\n\n${draft.body}`}>
          {({ copied, copy: copyIt }) => (
            <Button variant="default" leftSection={<Icon name="copy" size={14} />} onClick={copyIt}>
              {copied ? copy.copied : copy.copyText}
            </Button>
          )}
        </CopyButton>
        {link.length <= LONGEST_LINK ? (
          <Button component="a" variant="default" href={link}>
            {copy.mailProgram}
          </Button>
        ) : (
          <span className="dim">{copy.tooLong}</span>
        )}
        <Button
          variant="default"
          disabled={busy}
          leftSection={<Icon name="save" size={14} />}
          onClick={() => void saveEml(to)}
        >
          {copy.saveEml}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => void saveToDrafts(to)}>
          {copy.toDrafts}
        </Button>
        <Button disabled={busy || to.trim() === ''} onClick={() => setAsking(true)}>
          {copy.send}
        </Button>
      </div>
      {asking ? <SendDialog page={page} to={to} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

function SendDialog({ page, to, onClose }: { page: RequestPage; to: string; onClose: () => void }) {
  const { failure, busy } = useRequest()
  const comesFromInside = failure?.message.includes('from inside') ?? false
  const send = (despiteBlock: boolean): void =>
    void sendMail(to, despiteBlock).then((sent) => (sent ? onClose() : undefined))
  return (
    <Modal
      opened
      onClose={onClose}
      title={copy.sendTitle}
      size={640}
      closeButtonProps={{ 'aria-label': copy.close }}
      transitionProps={{ duration: 0 }}
    >
      <div className={styles['stack']}>
        <p>
          {copy.to}: <span className="mono">{to}</span>
        </p>
        <p>
          {copy.subject}: {page.draft.subject}
        </p>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long text must scroll by keyboard */}
        <pre className={styles['seen']} tabIndex={0} role="region" aria-label={copy.body}>
          {page.draft.body}
        </pre>
        {failure ? (
          <Notice>
            {failure.message} {failure.next}
          </Notice>
        ) : null}
        <div className={styles['line']}>
          <Button loading={busy} onClick={() => send(comesFromInside)}>
            {comesFromInside ? copy.sendDespite : copy.send}
          </Button>
          <Button variant="default" onClick={onClose}>
            {copy.cancel}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
