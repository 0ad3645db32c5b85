import { Button, FileButton, useMantineColorScheme } from '@mantine/core'
import { useState } from 'react'
import { copy } from './copy.ts'
import styles from './settings.module.css'
import { useSettings } from './settings-store.ts'
import { exportSettings, importSettings } from './transfer-settings.ts'

/** Settings and profile as a file, out and in. `onImported` shows the fields anew. */
export function TransferSettings({ onImported }: { onImported: () => void }) {
  const [said, setSaid] = useState('')
  const { setColorScheme } = useMantineColorScheme()
  const take = async (file: File | null): Promise<void> => {
    if (!file) return
    setSaid(await importSettings(file))
    const { settings } = useSettings.getState()
    if (settings) setColorScheme(settings.appearance === 'system' ? 'auto' : settings.appearance)
    onImported()
  }
  return (
    <div className={styles['transfer']}>
      <Button variant="default" onClick={() => void exportSettings().then(setSaid)}>
        {copy.export}
      </Button>
      <FileButton accept="application/json,.json" onChange={(file) => void take(file)}>
        {(props) => (
          <Button variant="default" {...props}>
            {copy.import}
          </Button>
        )}
      </FileButton>
      <span className="dim" role="status">
        {said}
      </span>
    </div>
  )
}
