import { defaultSettings, Settings } from '../../shared/contract/settings.ts'
import type { Context } from './context.ts'

/** Where the settings are kept in the store. */
export const SETTINGS_KEY = 'settings'

/** What the user chose; a value that no longer makes sense falls back to its default. */
export function readSettings(context: Context): Settings {
  const stored = Settings.partial().safeParse(context.store.settings.get(SETTINGS_KEY) ?? {})
  return stored.success ? Settings.parse({ ...defaultSettings, ...stored.data }) : defaultSettings
}
