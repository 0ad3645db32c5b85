import { Button, CopyButton, Modal, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useConnection } from '../../../rpc/connection.ts'
import { formatCount } from '../../../ui/format.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { BackupList } from './BackupList.tsx'
import { copy } from './copy.ts'
import styles from './data.module.css'
import {
  backUpNow,
  checkNow,
  closeDiagnosis,
  deleteEverything,
  diagnose,
  loadData,
  useData,
} from './data-store.ts'

/** Where the user's data lie, their backups, and the way out. */
export function DataPart() {
  const { facts, said, failure, busy } = useData()
  const epoch = useConnection((state) => state.epoch)
  useEffect(() => {
    if (epoch > 0) void loadData()
  }, [epoch])
  if (!facts) return null
  return (
    <div className={styles['data']}>
      <dl className={styles['facts']}>
        <dt>{copy.folder}</dt>
        <dd className="mono">{facts.folder}</dd>
        <dt>{copy.database}</dt>
        <dd className="num">{formatCount(Math.ceil(facts.databaseBytes / 1024))} KiB</dd>
        <dt>{copy.keys}</dt>
        <dd>{facts.secrets}</dd>
      </dl>
      <div className={styles['actions']}>
        <Button size="xs" variant="default" loading={busy} onClick={() => void backUpNow()}>
          {copy.backUp}
        </Button>
        <Button size="xs" variant="default" disabled={busy} onClick={() => void checkNow()}>
          {copy.check}
        </Button>
        <Button size="xs" variant="default" disabled={busy} onClick={() => void diagnose()}>
          {copy.diagnose}
        </Button>
        <DeleteEverything />
      </div>
      <p role="status" className="dim">
        {said}
      </p>
      {failure ? (
        <Notice>
          {failure.message} {failure.next}
        </Notice>
      ) : null}
      <BackupList backups={facts.backups} />
      <Diagnosis />
    </div>
  )
}

function Diagnosis() {
  const text = useData((state) => state.diagnosis)
  return (
    <Modal
      opened={text !== null}
      onClose={closeDiagnosis}
      title={copy.diagnosis}
      size="xl"
      closeButtonProps={{ 'aria-label': copy.close }}
    >
      <p className="dim">{copy.diagnosisNote}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long text must scroll by keyboard */}
      <pre className={styles['diagnosis']} tabIndex={0} aria-label={copy.diagnosis} role="region">
        {text}
      </pre>
      <CopyButton value={text ?? ''}>
        {({ copied, copy: copyIt }) => (
          <Button size="xs" onClick={copyIt}>
            {copied ? copy.copied : copy.copyText}
          </Button>
        )}
      </CopyButton>
    </Modal>
  )
}

function DeleteEverything() {
  const [asking, setAsking] = useState(false)
  const [words, setWords] = useState('')
  const close = (): void => {
    setAsking(false)
    setWords('')
  }
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>
        {copy.deleteAll}
      </Button>
      <Modal
        opened={asking}
        onClose={close}
        title={copy.deleteSure}
        closeButtonProps={{ 'aria-label': copy.close }}
      >
        <TextInput
          label={copy.deleteQuestion}
          placeholder={copy.deleteWords}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <div className={styles['actions']}>
          <Button
            size="xs"
            disabled={words !== copy.deleteWords}
            onClick={() => {
              close()
              void deleteEverything()
            }}
          >
            {copy.deleteSure}
          </Button>
          <Button size="xs" variant="default" onClick={close}>
            {copy.cancel}
          </Button>
        </div>
      </Modal>
    </>
  )
}
