import { type } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from './errors.ts'

/** What the user chose and the application remembers. */
export const Settings = z.strictObject({
  appearance: z.enum(['system', 'light', 'dark']),
  pathKind: z.enum(['system', 'resolver', 'direct']),
  resolvers: z.array(z.string().max(100)).max(16),
  preset: z.enum(['quick', 'mail', 'all']),
  /** Queries per second in all, as `--rate`. */
  ratePerSecond: z.int().min(1).max(1_000_000),
  /** Queries per second per list at most, as `--list-rate`; null follows the catalogue alone. */
  listRatePerSecond: z.int().min(1).max(1_000_000).nullable(),
  /** What an hour of clean-up work costs, in `currency`. */
  hourlyRate: z.number().min(0).max(100_000),
  /** ISO 4217 code that prices are compared in. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Months over which the price of an offer is counted. */
  horizonMonths: z.int().min(1).max(120),
  /** An icon in the system's tray; the window may be closed then without ending the application. Desktop only. */
  tray: z.boolean(),
  /** How the clean-up is shown. */
  cleanupView: z.enum(['table', 'board']),
})
/** See `Settings` the schema. */
export type Settings = z.infer<typeof Settings>

/** Settings as a fresh installation has them. */
export const defaultSettings: Settings = {
  appearance: 'system',
  pathKind: 'system',
  resolvers: [],
  preset: 'mail',
  ratePerSecond: 2000,
  listRatePerSecond: null,
  hourlyRate: 60,
  currency: 'EUR',
  horizonMonths: 12,
  tray: false,
  cleanupView: 'table',
}

/** Read and replace the settings. */
export const settings = {
  get: procedure.output(type<Settings>()),
  set: procedure.input(Settings).output(type<Settings>()),
}
