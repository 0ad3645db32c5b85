import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'
import { z } from 'zod'
import { MANIFEST, SIGNATURE } from './bundle-manifest.ts'
import { parseJson } from './parse-json.ts'

/** A signature over the bytes of a manifest, with the key to check it. */
const ManifestSignature = z.strictObject({
  algorithm: z.literal('Ed25519'),
  /** PEM, SubjectPublicKeyInfo. */
  publicKey: z.string().max(1000),
  /** Base64. */
  signature: z.string().max(200),
})
/** See `ManifestSignature` the schema. */
export type ManifestSignature = z.infer<typeof ManifestSignature>

/** What a signature turned out to be worth. */
export type SignatureCheck =
  | { readonly state: 'none' }
  | { readonly state: 'invalid'; readonly problem: string }
  | { readonly state: 'valid'; readonly fingerprint: string }

/** A private Ed25519 key in PEM (PKCS #8), or one sentence saying what is wrong with it. */
export function readSigningKey(
  pem: string,
): { readonly ok: true; readonly key: KeyObject } | { readonly ok: false; readonly problem: string } {
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === 'ed25519') return { ok: true, key }
    return { ok: false, problem: `The key is of type ${key.asymmetricKeyType ?? 'unknown'}, not Ed25519.` }
  } catch (error) {
    const encrypted = /ENCRYPTED/.test(pem) || /passphrase/i.test(String(error))
    return {
      ok: false,
      problem: encrypted
        ? 'The key is protected by a passphrase; hand over one that is not.'
        : 'This is no private key in PEM.',
    }
  }
}

/** Signs a manifest. */
export function signManifest(manifest: Uint8Array, key: KeyObject): ManifestSignature {
  return {
    algorithm: 'Ed25519',
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
    signature: signBytes(null, manifest, key).toString('base64'),
  }
}

/**
 * Checks the signature of a bundle. Valid says only that whoever has the key signed this manifest: whose key it is,
 * the fingerprint must be compared for.
 */
export function readSignature(parts: ReadonlyMap<string, Uint8Array>): SignatureCheck {
  const [manifest, bytes] = [parts.get(MANIFEST), parts.get(SIGNATURE)]
  if (!bytes || !manifest) return { state: 'none' }
  const found = ManifestSignature.safeParse(parseJson(bytes))
  if (!found.success) return { state: 'invalid', problem: 'The signature cannot be read.' }
  try {
    const key = createPublicKey(found.data.publicKey)
    if (key.asymmetricKeyType !== 'ed25519')
      return { state: 'invalid', problem: 'The key is not an Ed25519 key.' }
    const good = verifyBytes(null, manifest, key, Buffer.from(found.data.signature, 'base64'))
    if (!good) return { state: 'invalid', problem: 'The signature is not of this manifest.' }
    return { state: 'valid', fingerprint: fingerprintOf(key) }
  } catch {
    return { state: 'invalid', problem: 'The public key cannot be read.' }
  }
}

/** `SHA256:` and the base64 hash of the public key in DER. */
function fingerprintOf(key: KeyObject): string {
  const der = key.export({ type: 'spki', format: 'der' })
  return `SHA256:${createHash('sha256').update(der).digest('base64').replace(/=+$/, '')}`
}
