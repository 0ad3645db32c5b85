import { type } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from './errors.ts'

/** What the user chose and the application remembers. */
export const Settings = z.strictObject({
  appearance: z.enum(['system', 'light', 'dark']),
  pathKind: z.enum(['system', 'resolver', 'direct']),
  resolvers: z.array(z.string().max(100)).max(16),
  preset: z.enum(['quick', 'mail', 'all']),
})
/** See `Settings` the schema. */
export type Settings = z.infer<typeof Settings>

/** Settings as a fresh installation has them. */
export const defaultSettings: Settings = {
  appearance: 'system',
  pathKind: 'system',
  resolvers: [],
  preset: 'mail',
}

/** Read and replace the settings. */
export const settings = {
  get: procedure.output(type<Settings>()),
  set: procedure.input(Settings).output(type<Settings>()),
}
