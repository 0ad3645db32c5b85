import { z } from 'zod'

/** What the background tells the desktop shell: numbers and a block, never a finding and never to whom anything goes. */
export const Activity = z.strictObject({
  /** Scans that run or wait. */
  running: z.number().int().min(0),
  /** Share of their checks that is settled, 0–1. */
  share: z.number().min(0).max(1),
  /** Scans that ended since the last word. */
  ended: z
    .array(z.strictObject({ scanId: z.string().max(64), block: z.string().max(100), finished: z.boolean() }))
    .max(256),
  /** Follow-ups of the clean-up that are due now. */
  due: z.number().int().min(0),
  /** Whether the user wants an icon in the system's tray. */
  tray: z.boolean(),
})
/** See `Activity` the schema. */
export type Activity = z.infer<typeof Activity>

/** A question of the background to the system's key store, which only the desktop shell can reach. */
export const KeyStoreQuestion = z.strictObject({
  id: z.number().int(),
  /** `seal` gives ciphertext as base64 for a secret, `unseal` the reverse. */
  verb: z.enum(['seal', 'unseal']),
  text: z.string().max(100_000),
})
/** See `KeyStoreQuestion` the schema. */
export type KeyStoreQuestion = z.infer<typeof KeyStoreQuestion>

/** The answer: the text asked for, or one sentence why there is none. */
export const KeyStoreAnswer = z.strictObject({
  id: z.number().int(),
  text: z.string().nullable(),
  refusal: z.string().max(500).nullable(),
})
/** See `KeyStoreAnswer` the schema. */
export type KeyStoreAnswer = z.infer<typeof KeyStoreAnswer>

/** A backup that can take the place of a damaged database. */
export const Rescue = z.strictObject({ name: z.string().max(100), madeAt: z.string().max(40) })
/** See `Rescue` the schema. */
export type Rescue = z.infer<typeof Rescue>

/** Everything the background says to the desktop shell. */
export const BackgroundWord = z.union([
  z.strictObject({ failed: z.string().max(2000), rescue: Rescue.nullable() }),
  z.strictObject({ activity: Activity }),
  /** The answer to `alive?`. */
  z.strictObject({ alive: z.literal(true) }),
  z.strictObject({ keyStore: KeyStoreQuestion }),
])
/** See `BackgroundWord` the schema. */
export type BackgroundWord = z.infer<typeof BackgroundWord>
