import { Switch } from '@mantine/core'
import { copy } from './copy.ts'
import { changeSettings, useSettings } from './settings-store.ts'

/** Whether there is an icon in the system's tray. */
export function TraySetting() {
  const tray = useSettings(({ settings }) => settings?.tray ?? false)
  return (
    <Switch
      label={copy.trayLabel}
      checked={tray}
      onChange={(event) => void changeSettings({ tray: event.currentTarget.checked })}
    />
  )
}
