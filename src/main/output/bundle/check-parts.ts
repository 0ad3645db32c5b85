import { type BundleManifest, hashPart, MANIFEST, SIGNATURE } from './bundle-manifest.ts'

/** What became of one part since the manifest was written. */
export interface PartCheck {
  readonly name: string
  readonly state: 'same' | 'changed' | 'missing' | 'added'
}

/** Compares every part with its hash in the manifest, and finds parts that the manifest does not know. */
export function checkParts(
  parts: ReadonlyMap<string, Uint8Array>,
  manifest: BundleManifest,
): readonly PartCheck[] {
  const named = new Set(manifest.parts.map(({ name }) => name))
  const added = [...parts.keys()].filter(
    (name) => !named.has(name) && name !== MANIFEST && name !== SIGNATURE,
  )
  return [
    ...manifest.parts.map(({ name, bytes, sha256 }): PartCheck => {
      const found = parts.get(name)
      if (!found) return { name, state: 'missing' }
      return { name, state: found.length === bytes && hashPart(found) === sha256 ? 'same' : 'changed' }
    }),
    ...added.map((name): PartCheck => ({ name, state: 'added' })),
  ]
}
