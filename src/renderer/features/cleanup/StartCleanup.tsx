import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import styles from './cleanup.module.css'
import { startCleanup, useCleanup } from './cleanup-store.ts'
import { copy } from './copy.ts'

/** Chooses a scanned block and makes requests of its cases. */
export function StartCleanup() {
  const startable = useCleanup((state) => state.startable)
  const [chosen, setChosen] = useState('')
  const [busy, setBusy] = useState(false)
  if (startable.length === 0) {
    return (
      <Button component="a" href="#/blocks">
        {copy.vetFirst}
      </Button>
    )
  }
  const scanId = startable.some((one) => one.scanId === chosen) ? chosen : (startable[0]?.scanId ?? '')
  return (
    <div className={styles['line']}>
      <NativeSelect
        aria-label={copy.block}
        value={scanId}
        data={startable.map((one) => ({ value: one.scanId, label: `${one.block} (${one.cases})` }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button
        loading={busy}
        onClick={() => {
          setBusy(true)
          void startCleanup(scanId).finally(() => setBusy(false))
        }}
      >
        {copy.start}
      </Button>
    </div>
  )
}
