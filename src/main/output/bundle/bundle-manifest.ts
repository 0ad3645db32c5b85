import { createHash } from 'node:crypto'
import { z } from 'zod'
import { parseJson } from './parse-json.ts'

/** Name of the part that names all others. */
export const MANIFEST = 'manifest.json'

/** Name of the part with the signature over the manifest's bytes. */
export const SIGNATURE = 'signature.json'

const part = z.strictObject({
  name: z
    .string()
    .max(100)
    .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/),
  /** What it holds, in words. */
  holds: z.string().max(200),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** The table of contents of an evidence bundle, schema `blockvet.bundle/1`. */
export const BundleManifest = z.strictObject({
  schema: z.literal('blockvet.bundle/1'),
  application: z.string().max(100),
  scanId: z.string().max(64),
  block: z.string().max(100),
  practice: z.boolean(),
  /** End of the scan, ISO 8601: when the bundle was written is not part of it. */
  scannedAt: z.string().max(40),
  rules: z.number(),
  catalogueVersion: z.string().max(100),
  parts: z.array(part).max(32),
})
/** See `BundleManifest` the schema. */
export type BundleManifest = z.infer<typeof BundleManifest>

/** SHA-256 in lower-case hex. */
export const hashPart = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The manifest of a bundle, or one sentence saying why there is none. */
export function readManifest(
  parts: ReadonlyMap<string, Uint8Array>,
):
  | { readonly ok: true; readonly manifest: BundleManifest }
  | { readonly ok: false; readonly problem: string } {
  const bytes = parts.get(MANIFEST)
  if (!bytes) return { ok: false, problem: `it has no ${MANIFEST}.` }
  const found = BundleManifest.safeParse(parseJson(bytes))
  if (found.success) return { ok: true, manifest: found.data }
  return { ok: false, problem: `its ${MANIFEST} is not of schema blockvet.bundle/1.` }
}
