import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Backup } from '../../../../shared/domain/backup.ts'
import { formatCount } from '../../../ui/format.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { copy } from './copy.ts'
import styles from './data.module.css'
import { restore, useData } from './data-store.ts'

/** Backups, newest first; two presses restore one. */
export function BackupList({ backups }: { backups: readonly Backup[] }) {
  const [sure, setSure] = useState<string | null>(null)
  const busy = useData((state) => state.busy)
  if (backups.length === 0) return <p className="dim">{copy.noBackups}</p>
  return (
    <table className={styles['backups']} aria-label={copy.backups}>
      <tbody>
        {backups.map(({ name, madeAt, bytes, reason }) => (
          <tr key={name}>
            <td>
              <RelativeTime iso={madeAt} />
            </td>
            <td className="dim">{copy.reasons[reason]}</td>
            <td className="num">{formatCount(Math.ceil(bytes / 1024))} KiB</td>
            <td>
              {sure === name ? (
                <Button
                  size="compact-xs"
                  disabled={busy}
                  onClick={() => {
                    setSure(null)
                    void restore(name)
                  }}
                >
                  {copy.restoreSure}
                </Button>
              ) : (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`${copy.restore} ${name}`}
                  onClick={() => setSure(name)}
                >
                  {copy.restore}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
