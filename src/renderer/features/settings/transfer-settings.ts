import type { Settings } from '../../../shared/contract/settings.ts'
import { emptyProfile, type Profile, profileFields } from '../../../shared/domain/profile.ts'
import { rpc } from '../../rpc/client.ts'
import { readFailure } from '../../rpc/failure.ts'
import { saveFile } from '../../ui/save-file.ts'
import { copy } from './copy.ts'
import { loadSettings } from './settings-store.ts'

const FORMAT = 'blockvet-settings'
const VERSION = 1
const LARGEST_BYTES = 1_000_000

type Named = Readonly<Record<string, unknown>>

/** What a settings file holds. Only names that this Blockvet knows are taken; their values are checked on saving. */
interface SettingsFile {
  readonly settings: Named
  readonly profile: Named
}

const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads a settings file; a text that is none gives null. */
export function readSettingsFile(text: string): SettingsFile | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (!isNamed(value) || value['format'] !== FORMAT || value['version'] !== VERSION) return null
  const { settings, profile = {} } = value
  return isNamed(settings) && isNamed(profile) ? { settings, profile } : null
}

/** The text of a settings file. Keys and passwords are no part of it. */
export const writeSettingsFile = (settings: Settings, profile: Profile): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, settings, profile }, null, 2)}\n`

/** Saves settings and profile as a file; answers what to say of it. */
export async function exportSettings(): Promise<string> {
  try {
    const [settings, profile] = await Promise.all([rpc.settings.get(), rpc.profile.get()])
    const content = writeSettingsFile(settings, profile)
    saveFile({ fileName: 'blockvet-settings.json', mediaType: 'application/json', content })
    return copy.exported
  } catch (error) {
    const { message, next } = readFailure(error)
    return `${message} ${next}`
  }
}

/** Takes settings and profile over from a file; answers what to say of it. A file that is refused changes nothing. */
export async function importSettings(file: File): Promise<string> {
  const read = file.size > LARGEST_BYTES ? null : readSettingsFile(await file.text())
  if (!read) return `${copy.importRefused} '${file.name.slice(0, 60)}' ${copy.noSettingsFile}`
  try {
    const [settings, profile] = await Promise.all([rpc.settings.get(), rpc.profile.get()])
    const nextSettings = known(settings, read.settings)
    const nextProfile = known({ ...emptyProfile, ...profile }, read.profile)
    if (profileFields.some((field) => typeof nextProfile[field] !== 'string')) {
      return `${copy.importRefused} ${copy.badValue}`
    }
    await rpc.settings.set(nextSettings)
    try {
      await rpc.profile.set(nextProfile)
    } catch (error) {
      // Both or nothing.
      await rpc.settings.set(settings)
      throw error
    }
    await loadSettings()
    return copy.imported
  } catch (error) {
    const { message, next, lost } = readFailure(error)
    return lost || next
      ? `${copy.importRefused} ${message} ${next}`
      : `${copy.importRefused} ${copy.badValue}`
  }
}

/** The values of now, those of the file in place of the ones it names. The background checks each on saving. */
function known<Values extends object>(now: Values, given: Named): Values {
  const names = Object.keys(now).filter((name) => Object.hasOwn(given, name))
  return { ...now, ...Object.fromEntries(names.map((name) => [name, given[name]])) }
}
