import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import type { Scan, ScanState } from '../../../../shared/domain/scan.ts'
import { Icon } from '../../../ui/icons.tsx'
import { copy } from '../copy.ts'
import styles from '../scan.module.css'
import { type ExportFormat, exportScan, resumeScan, stopScan } from '../scan-actions.ts'

const formats: readonly { format: ExportFormat; words: string }[] = [
  { format: 'html', words: 'HTML report' },
  { format: 'json', words: 'JSON, everything' },
  { format: 'csv', words: 'CSV, listings' },
]

interface ScanActionsProps {
  readonly scan: Scan
  readonly state: ScanState
  readonly onChanged: () => void
}

/** What can be done with a scan: stop or go on, scan again, export. */
export function ScanActions({ scan, state, onChanged }: ScanActionsProps) {
  const [busy, setBusy] = useState(false)
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
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button variant="default" leftSection={<Icon name="save" size={14} />}>
            {copy.export}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {formats.map(({ format, words }) => (
            <Menu.Item key={format} onClick={() => void exportScan(scan.id, format)}>
              {words}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
