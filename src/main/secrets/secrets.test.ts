import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainSecrets, secretVariable } from './plain-secrets.ts'
import { type KeyStore, sealedSecrets } from './sealed-secrets.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'blockvet-secrets-'))
  file = path.join(folder, 'data', 'secrets.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('on a server', () => {
  it('a secret is kept for the owner alone, and forgotten on request', async () => {
    const secrets = plainSecrets(file, {})
    expect(await secrets.get('list-key:example')).toBeNull()
    await secrets.set('list-key:example', 'abc')
    await secrets.set('mail-password', 'def')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await plainSecrets(file, {}).get('list-key:example')).toBe('abc')
    await secrets.delete('list-key:example')
    await secrets.delete('list-key:example')
    expect(await secrets.get('list-key:example')).toBeNull()
    expect(await secrets.names()).toEqual(['mail-password'])
  })

  it('an environment variable goes before the file', async () => {
    expect(secretVariable('list-key:spamhaus-dqs')).toBe('BLOCKVET_SECRET_LIST_KEY_SPAMHAUS_DQS')
    const secrets = plainSecrets(file, { BLOCKVET_SECRET_LIST_KEY_SPAMHAUS_DQS: 'from outside' })
    await secrets.set('list-key:spamhaus-dqs', 'from the file')
    expect(await secrets.get('list-key:spamhaus-dqs')).toBe('from outside')
  })

  it('a file that others may read is refused with the remedy', async () => {
    const secrets = plainSecrets(file, {})
    await secrets.set('a', 'b')
    chmodSync(file, 0o644)
    await expect(secrets.get('a')).rejects.toMatchObject({
      message: expect.stringContaining('can be read by others') as string,
      next: expect.stringContaining('chmod 600') as string,
    })
    await expect(secrets.set('c', 'd')).rejects.toThrow('can be read by others')
  })

  it.each(['{', '[]', '{"a": 1}', 'null'])('a damaged file (%s) is not written over', async (text) => {
    const secrets = plainSecrets(file, {})
    await secrets.set('a', 'b')
    writeFileSync(file, text, { mode: 0o600 })
    await expect(secrets.set('c', 'd')).rejects.toThrow('damaged')
    expect(readFileSync(file, 'utf8')).toBe(text)
  })
})

describe('on the desktop', () => {
  const rot = (text: string): string => Array.from(text).toReversed().join('')
  const keyStore: KeyStore = {
    seal: async (text) => ({ ok: true, text: `sealed:${rot(text)}` }),
    unseal: async (sealed) => ({ ok: true, text: rot(sealed.slice('sealed:'.length)) }),
  }
  const locked: KeyStore = {
    seal: async () => ({ ok: false, refusal: 'This system has no key store.' }),
    unseal: async () => ({ ok: false, refusal: 'This system has no key store.' }),
  }

  it('the file holds sealed texts only', async () => {
    const secrets = sealedSecrets(file, keyStore)
    await secrets.set('list-key:example', 'topsecret')
    expect(await secrets.get('list-key:example')).toBe('topsecret')
    expect(readFileSync(file, 'utf8')).not.toContain('topsecret')
    expect(await secrets.refusal()).toBeNull()
  })

  it('without a key store nothing is kept, least of all in plain text, and it says so', async () => {
    const secrets = sealedSecrets(file, locked)
    expect(await secrets.refusal()).toBe('This system has no key store.')
    await expect(secrets.set('a', 'topsecret')).rejects.toThrow('no key store')
    expect(() => statSync(file)).toThrow('ENOENT')
  })
})
