import type { Settings } from '../../shared/contract/settings.ts'
import { choosePath } from './choose-path.ts'
import type { Context } from './context.ts'
import { SETTINGS_KEY } from './read-settings.ts'

/** Keeps the settings. Throws `bad-input` for a resolver that is none; nothing is changed then. */
export function saveSettings(context: Context, settings: Settings): Settings {
  if (settings.pathKind === 'resolver') choosePath(context, settings)
  context.store.settings.set(SETTINGS_KEY, settings)
  return settings
}
