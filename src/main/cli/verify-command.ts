import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'
import { type VerifiedBundle, verifyBundle } from '../operations/verify-bundle.ts'
import type { CommandHost } from './command-host.ts'
import { exitStatus } from './exit-status.ts'

/** Options of `blockvet verify`. */
export interface VerifyOptions {
  readonly json?: boolean
}

const MOST_SHOWN = 20

/** `blockvet verify`: what became of an evidence bundle. Returns the exit status: 0 when it holds, else 1. */
export async function verifyCommand(
  host: CommandHost,
  file: string,
  { json }: VerifyOptions,
): Promise<number> {
  const found = verifyBundle(await host.readBytes(file))
  host.print(json === true ? `${JSON.stringify(found)}\n` : describe(found))
  return found.holds ? exitStatus.done : exitStatus.failed
}

function describe({ manifest, parts, signature, evidenceProblems, judged, holds }: VerifiedBundle): string {
  const { block, scanId, scannedAt, application, catalogueVersion, practice } = manifest
  const changed = parts.filter(({ state }) => state !== 'same')
  return [
    `Bundle of ${block}, scan ${scanId} of ${scannedAt}, written by ${application}, catalogue ${catalogueVersion}.`,
    ...(practice ? ['Practice: these addresses, lists and listings are made up.'] : []),
    changed.length === 0
      ? `Parts: all ${parts.length} are as the manifest says (SHA-256).`
      : `Parts: ${changed.length} of ${parts.length} are not as the manifest says.`,
    ...shorten(changed.map(({ name, state }) => `${name}: ${state}`)),
    describeSignature(signature),
    evidenceProblems.length === 0
      ? 'Evidence: every count follows from the outcomes.'
      : 'Evidence: it does not add up.',
    ...shorten(evidenceProblems),
    ...describeVerdict(judged),
    holds ? 'The bundle holds.' : 'The bundle does not hold.',
  ]
    .map((line) => `${line.startsWith('  ') ? '  ' : ''}${cleanStrangerText(line, 500)}\n`)
    .join('')
}

function describeSignature(signature: VerifiedBundle['signature']): string {
  switch (signature.state) {
    case 'none':
      return 'Signature: none; anybody may have written this bundle.'
    case 'invalid':
      return `Signature: false. ${signature.problem}`
    case 'valid':
      return `Signature: valid, Ed25519 key ${signature.fingerprint}; ask its owner whether that is theirs.`
  }
}

function describeVerdict(judged: VerifiedBundle['judged']): readonly string[] {
  if (judged === null) return ['Verdict: it could not be judged anew.']
  const { kept, rules, differences } = judged
  if (differences.length === 0)
    return [`Verdict: judged anew under rules ${rules}, the same: ${kept.headline}`]
  const why = kept.rules === rules ? '' : ` It was made under rules ${kept.rules}, which explains it.`
  return [`Verdict: judged anew under rules ${rules}, it differs.${why}`, ...shorten(differences)]
}

function shorten(lines: readonly string[]): readonly string[] {
  const more = lines.length - MOST_SHOWN
  const shown = lines.slice(0, MOST_SHOWN).map((line) => `  ${line}`)
  return more > 0 ? [...shown, `  and ${more} more`] : shown
}
