import { Zip, ZipDeflate } from 'fflate'
import type { OutcomeMap } from '../../../shared/domain/outcome-map.ts'
import type { JudgedScan } from '../../../shared/domain/scan-evidence.ts'
import type { Breathe } from '../reports/breathe.ts'
import { type BundleManifest, hashPart, MANIFEST, SIGNATURE } from './bundle-manifest.ts'
import { type EvidencePart, partWords } from './evidence-parts.ts'
import { outcomeRuns } from './outcome-runs.ts'
import type { ManifestSignature } from './sign-manifest.ts'

/** A part that is no evidence: a report for people. */
export interface BundledFile {
  readonly name: string
  readonly holds: string
  readonly content: string | Uint8Array
}

/** What a bundle is made of. */
export interface BundleContents {
  readonly judged: JudgedScan
  /** Outcomes of one list at a time, by its id. */
  readonly outcomesOf: (listId: string) => OutcomeMap
  readonly reports: readonly BundledFile[]
  /** Name and version of the program. */
  readonly application: string
  /** Signs the bytes of the manifest; null = not signed. */
  readonly sign: ((manifest: Uint8Array) => ManifestSignature) | null
  readonly breathe: Breathe
}

/**
 * An evidence bundle: a zip of everything a verdict rests on, the reports, and a manifest with the SHA-256 of every
 * part. The same scan makes the same bytes.
 */
export async function buildBundle(contents: BundleContents): Promise<Uint8Array<ArrayBuffer>> {
  const { judged, reports, application, sign, breathe } = contents
  const { scan } = judged.evidence
  const chunks: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    else chunks.push(chunk)
  })
  const add = (name: string, bytes: Uint8Array): void => {
    // Zip knows no time zones: the oldest date it has, the same everywhere.
    const file = new ZipDeflate(name, { level: 6 })
    file.mtime = new Date(1980, 0, 1)
    zip.add(file)
    file.push(bytes, true)
  }
  const parts: BundleManifest['parts'] = []
  const files = [...evidenceFiles(contents), ...reports.map((file) => () => file)]
  for (const [i, make] of files.entries()) {
    const { name, holds, content } = make()
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    parts.push({ name, holds, bytes: bytes.length, sha256: hashPart(bytes) })
    add(name, bytes)
    await breathe((i + 1) / (files.length + 1))
  }
  const manifest: BundleManifest = {
    schema: 'blockvet.bundle/1',
    application,
    scanId: scan.id,
    block: scan.block,
    practice: scan.practice,
    scannedAt: scan.finishedAt ?? scan.startedAt,
    rules: judged.verdict.rules,
    catalogueVersion: scan.catalogueVersion,
    parts,
  }
  const bytes = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`)
  add(MANIFEST, bytes)
  if (sign) add(SIGNATURE, new TextEncoder().encode(`${JSON.stringify(sign(bytes), null, 2)}\n`))
  zip.end()
  if (failure !== null) throw failure as Error
  return new Uint8Array(Buffer.concat(chunks))
}

/** Each part is made when its turn comes: together they would fill memory. */
function evidenceFiles({ judged, outcomesOf }: BundleContents): readonly (() => BundledFile)[] {
  const { evidence, verdict, cases } = judged
  const { scan, lists, listings, notes, unknowns, surroundings, recurrences, corrections } = evidence
  const json = (name: EvidencePart, value: () => unknown) => (): BundledFile => ({
    name,
    holds: partWords[name],
    content: `${JSON.stringify(value())}\n`,
  })
  return [
    json('scan.json', () => scan),
    json('catalogue.json', () =>
      lists.map(({ list, removal, codeRemovals }) => ({ list: withoutPaths(list), removal, codeRemovals })),
    ),
    json('lists.json', () =>
      lists.map(({ list, medianAnswerMs, counts }) => ({ listId: list.id, medianAnswerMs, counts })),
    ),
    json('probes.json', () => lists.map(({ list, before, after }) => ({ listId: list.id, before, after }))),
    json('outcomes.json', () =>
      lists.map(({ list }) => ({ listId: list.id, runs: outcomeRuns(outcomesOf(list.id)) })),
    ),
    json('listings.json', () => listings),
    json('notes.json', () => notes),
    json('unknowns.json', () => unknowns),
    json('surroundings.json', () => surroundings),
    json('recurrences.json', () => recurrences),
    json('corrections.json', () => corrections),
    json('verdict.json', () => ({ verdict, cases })),
  ]
}

/** Where files lie on this machine is nobody's business but its owner's. */
function withoutPaths(list: JudgedScan['evidence']['lists'][number]['list']) {
  const zoneFiles = list.zoneFiles.map((file) => ({ ...file, path: file.path.replace(/^.*[\\/]/, '') }))
  return { ...list, zoneFiles }
}
