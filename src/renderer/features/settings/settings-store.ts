import { create } from 'zustand'
import type { Settings } from '../../../shared/contract/settings.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'

interface SettingsState {
  readonly settings: Settings | null
  readonly failure: Failure | null
  readonly saving: 'idle' | 'saving' | 'saved' | 'incomplete' | 'failed'
}

/** The settings as shown; they may be ahead of what is saved while `saving` says so. */
export const useSettings = create<SettingsState>(() => ({ settings: null, failure: null, saving: 'idle' }))

/** How often the user has changed something. */
let changes = 0

/** Reads the settings. What the user changes meanwhile stands: the answer to the older question is dropped. */
export async function loadSettings(): Promise<void> {
  const asked = changes
  try {
    const settings = await rpc.settings.get()
    if (changes === asked) useSettings.setState({ settings, failure: null, saving: 'idle' })
  } catch (error) {
    useSettings.setState({ failure: readFailure(error) })
  }
}

/** Shows a change at once and saves it. A resolver path without a resolver is shown and not saved. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const { settings } = useSettings.getState()
  if (!settings) return
  changes += 1
  const next = { ...settings, ...change }
  if (next.pathKind === 'resolver' && next.resolvers.length === 0) {
    useSettings.setState({ settings: next, saving: 'incomplete' })
    return
  }
  useSettings.setState({ settings: next, saving: 'saving' })
  try {
    await rpc.settings.set(next)
    if (useSettings.getState().settings === next) useSettings.setState({ saving: 'saved', failure: null })
  } catch (error) {
    useSettings.setState({ saving: 'failed', failure: readFailure(error) })
  }
}
