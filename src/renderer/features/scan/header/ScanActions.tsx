import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Scan, ScanState } from '../../../../shared/domain/scan.ts'
import { Icon } from '../../../ui/icons.tsx'
import { copy } from '../copy.ts'
import { ExportMenu } from '../export/ExportMenu.tsx'
import { LetterDialog } from '../letter/LetterDialog.tsx'
import styles from '../scan.module.css'
import { resumeScan, startCleanup, stopScan } from '../scan-actions.ts'

interface ScanActionsProps {
  readonly scan: Scan
  readonly state: ScanState
  readonly onChanged: () => void
}

/** What can be done with a scan: stop or go on, scan again, export. */
export function ScanActions({ scan, state, onChanged }: ScanActionsProps) {
  const [busy, setBusy] = useState(false)
  const [writing, setWriting] = useState(false)
  const act = async (action: (scanId: string) => Promise<boolean>): Promise<void> => {
    setBusy(true)
    const done = await action(scan.id)
    setBusy(false)
    if (done) onChanged()
  }
  return (
    <div className={styles['actions']}>
      {state === 'running' ? (
        <Button
          variant="default"
          disabled={busy}
          leftSection={<Icon name="stop" size={14} />}
          onClick={() => void act(stopScan)}
        >
          {busy ? copy.stopping : copy.stop}
        </Button>
      ) : null}
      {state === 'stopped' || state === 'failed' ? (
        <Button
          disabled={busy}
          leftSection={<Icon name="play" size={14} />}
          onClick={() => void act(resumeScan)}
        >
          {copy.resume}
        </Button>
      ) : null}
      {state === 'running' ? null : (
        <Button
          component="a"
          variant="default"
          href={`#/blocks/${encodeURIComponent(scan.block)}`}
          leftSection={<Icon name="again" size={14} />}
        >
          {copy.again}
        </Button>
      )}
      {state === 'running' ? null : (
        <Button
          variant="default"
          leftSection={<Icon name="mail" size={14} />}
          onClick={() => setWriting(true)}
        >
          {copy.writeToProvider}
        </Button>
      )}
      {state === 'finished' ? (
        <Button
          variant="default"
          disabled={busy}
          leftSection={<Icon name="broom" size={14} />}
          onClick={() =>
            void startCleanup(scan.id).then((begun) => (begun ? location.assign('#/cleanup') : undefined))
          }
        >
          {copy.startCleanup}
        </Button>
      ) : null}
      <ExportMenu scanId={scan.id} />
      {writing ? <LetterDialog scanId={scan.id} onClose={() => setWriting(false)} /> : null}
    </div>
  )
}
