import { generateKeyPairSync } from 'node:crypto'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { judged, sampleScan } from '../engine/judge/sample-scan.test-support.ts'
import { hashPart } from '../output/bundle/bundle-manifest.ts'
import { readSigningKey, signManifest } from '../output/bundle/sign-manifest.ts'
import { bundleOf } from './bundle.test-support.ts'
import { verifyBundle } from './verify-bundle.ts'

const bundle = await bundleOf(sampleScan)

function newKey() {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const read = readSigningKey(pem)
  if (!read.ok) throw new Error(read.problem)
  return read.key
}

type Parts = Record<string, Uint8Array>

/** The bundle with its parts changed; `honest` hashes them anew, as a forger would. */
function tampered(change: (parts: Parts) => void, honest = false, from: Uint8Array = bundle): Uint8Array {
  const parts: Parts = { ...unzipSync(from) }
  change(parts)
  if (honest) {
    const manifest = JSON.parse(textOf(parts, 'manifest.json'))
    for (const part of manifest.parts) {
      const bytes = parts[part.name] ?? new Uint8Array()
      part.bytes = bytes.length
      part.sha256 = hashPart(bytes)
    }
    parts['manifest.json'] = strToU8(JSON.stringify(manifest))
  }
  return zipSync(parts)
}

const textOf = (parts: Parts, name: string): string => new TextDecoder().decode(parts[name])

function edit(parts: Parts, name: string, change: (value: never) => unknown): void {
  const value = JSON.parse(textOf(parts, name)) as never
  parts[name] = strToU8(JSON.stringify(change(value) ?? value))
}

test('an untouched bundle holds, and the same scan makes the same bytes', async () => {
  const found = verifyBundle(bundle)
  expect(found).toMatchObject({ holds: true, signature: { state: 'none' }, evidenceProblems: [] })
  expect(found.judged).toMatchObject({ differences: [] })
  expect(found.parts.map(({ state }) => state)).toEqual(Array.from({ length: 13 }, () => 'same'))
  expect(Buffer.compare(bundle, await bundleOf(sampleScan))).toBe(0)
})

test('a part that was changed, taken out or put in is named', () => {
  const found = verifyBundle(
    tampered((parts) => {
      parts['report.html'] = strToU8('<p>Accept</p>')
      delete parts['probes.json']
      parts['extra.json'] = strToU8('{}')
    }),
  )
  expect(found.parts.filter(({ state }) => state !== 'same')).toEqual([
    { name: 'probes.json', state: 'missing' },
    { name: 'report.html', state: 'changed' },
    { name: 'extra.json', state: 'added' },
  ])
  expect(found.holds).toBe(false)
})

test('a verdict that the evidence does not give is found, even with right hashes', () => {
  const found = verifyBundle(
    tampered(
      (parts) =>
        edit(parts, 'verdict.json', (value: { verdict: { decision: string } }) => {
          value.verdict.decision = 'accept'
        }),
      true,
    ),
  )
  expect(found.parts.every(({ state }) => state === 'same')).toBe(true)
  expect(found.judged?.differences).toEqual(["The decision was 'accept' and is now 'conditional'."])
  expect(found.holds).toBe(false)
})

test('a listing that was taken out no longer fits the outcomes and the counts', () => {
  const found = verifyBundle(
    tampered((parts) => edit(parts, 'listings.json', (value: unknown[]) => value.slice(1)), true),
  )
  expect(found.evidenceProblems).toEqual(['List bl: 1 listings or notes do not fit its outcomes.'])
  expect(found.holds).toBe(false)
})

test('an unknown that was made clear no longer fits the counts', () => {
  const found = verifyBundle(
    tampered(
      (parts) =>
        edit(parts, 'outcomes.json', (value: { runs: [string, number, number][] }[]) => {
          for (const { runs } of value)
            for (const run of runs) if (run[0].startsWith('unknown')) run[0] = 'clear'
        }),
      true,
    ),
  )
  expect(found.evidenceProblems).toContain('List bl: unknown is 6, its outcomes say 0.')
  expect(found.holds).toBe(false)
})

test('a verdict of other rules may differ: it is told, and the bundle holds', () => {
  const found = verifyBundle(
    tampered(
      (parts) =>
        edit(parts, 'verdict.json', (value: { verdict: { rules: number; headline: string } }) => {
          value.verdict.rules = 0
          value.verdict.headline = 'Judged long ago.'
        }),
      true,
    ),
  )
  expect(found.judged?.differences[0]).toContain('Judged long ago.')
  expect(found.holds).toBe(true)
})

describe('a signed bundle', () => {
  test('shows the fingerprint of the key, and another key another one', async () => {
    const [key, other] = [newKey(), newKey()]
    const signed = verifyBundle(await bundleOf(sampleScan, { sign: (bytes) => signManifest(bytes, key) }))
    const again = verifyBundle(await bundleOf(sampleScan, { sign: (bytes) => signManifest(bytes, other) }))
    expect(signed).toMatchObject({ holds: true, signature: { state: 'valid' } })
    expect(signed.signature).toMatchObject({
      fingerprint: expect.stringMatching(/^SHA256:[A-Za-z0-9+/]{43}$/),
    })
    expect(signed.signature).not.toEqual(again.signature)
  })

  test('is false when the manifest was written anew', async () => {
    const signed = await bundleOf(sampleScan, { sign: (bytes) => signManifest(bytes, newKey()) })
    const found = verifyBundle(tampered((parts) => void (parts['report.html'] = strToU8('x')), true, signed))
    expect(found.signature).toMatchObject({ state: 'invalid' })
    expect(found.holds).toBe(false)
  })

  test('wants an Ed25519 key and says what it got', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
    const pem = rsa.export({ type: 'pkcs8', format: 'pem' }).toString()
    expect(readSigningKey(pem)).toEqual({ ok: false, problem: 'The key is of type rsa, not Ed25519.' })
    expect(readSigningKey('none')).toEqual({ ok: false, problem: 'This is no private key in PEM.' })
  })
})

describe('a hostile file', () => {
  const refusal = (bytes: Uint8Array): string => {
    try {
      verifyBundle(bytes)
      return 'taken'
    } catch (error) {
      return (error as Error).message
    }
  }

  test('is refused in one sentence', () => {
    expect(refusal(strToU8('not a zip'))).toContain('no zip that can be read')
    expect(refusal(new Uint8Array())).toContain('no zip that can be read')
    expect(refusal(zipSync({ 'a.json': strToU8('{}') }))).toContain('it has no manifest.json')
    expect(refusal(zipSync({ '../../etc/passwd': strToU8('x') }))).toContain("'../../etc/passwd'")
    expect(refusal(zipSync({ '/etc/passwd': strToU8('x') }))).toContain('which no bundle has')
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`p${n}.json`, strToU8('{}')]))
    expect(refusal(zipSync(many))).toContain('more than 64 parts')
  })

  test('that says it grows beyond the limit is not unpacked', () => {
    const zip = zipSync({ 'manifest.json': strToU8('{}') })
    const view = new DataView(zip.buffer, zip.byteOffset)
    // The uncompressed size in the central directory, which begins at its signature.
    const directory = zip.length - 22 - 46 - 'manifest.json'.length
    expect(view.getUint32(directory, true)).toBe(0x02014b50)
    view.setUint32(directory + 24, 0x7fffffff, true)
    expect(refusal(zip)).toContain('would grow beyond 512 MB')
  })

  test('that lies about its size gets no more than it announced', () => {
    const zip = zipSync({ 'manifest.json': new Uint8Array(50_000_000) }, { level: 9 })
    const view = new DataView(zip.buffer, zip.byteOffset)
    view.setUint32(zip.length - 22 - 46 - 'manifest.json'.length + 24, 10, true)
    expect(refusal(zip)).toMatch(/no evidence bundle/)
  })

  test.each(Object.keys(unzipSync(bundle)).filter((name) => name.endsWith('.json')))(
    'with a %s of any other form is told in words',
    (name) => {
      const forms: readonly unknown[] = [null, 7, 'x', [null], [{ listId: '__proto__' }], [[1]]]
      const said = forms.map((form) => {
        const put = (parts: Parts): void => void (parts[name] = strToU8(JSON.stringify(form)))
        try {
          return verifyBundle(tampered(put)).evidenceProblems.length > 0
        } catch (error) {
          return error instanceof OperationError
        }
      })
      const partsWithoutEvidence = ['manifest.json', 'report.html']
      expect(said.every(Boolean) || partsWithoutEvidence.includes(name)).toBe(true)
    },
  )
})

test('nothing of this machine’s folders is in the catalogue part', async () => {
  const zoneFiles = [
    { type: 'ip4set', path: '/home/somebody/bl.zone', modifiedAt: '2026-11-20T10:00:00.000Z' },
  ] as const
  const parts = unzipSync(await bundleOf(judged('203.0.113.7', [{ list: { id: 'bl', zoneFiles } }])))
  expect(textOf(parts, 'catalogue.json')).toContain('"path":"bl.zone"')
  expect(textOf(parts, 'catalogue.json')).not.toContain('somebody')
})
