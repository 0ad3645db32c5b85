import { OperationError } from '../../shared/domain/operation-error.ts'
import type { JudgedScan } from '../../shared/domain/scan-evidence.ts'
import { judgeScan, RULES_VERSION } from '../engine/judge/judge-scan.ts'
import { type BundleManifest, readManifest } from '../output/bundle/bundle-manifest.ts'
import { checkOutcomes } from '../output/bundle/check-outcomes.ts'
import { checkParts, type PartCheck } from '../output/bundle/check-parts.ts'
import { compareJudgements } from '../output/bundle/compare-judgements.ts'
import { restoreEvidence } from '../output/bundle/restore-evidence.ts'
import { readSignature, type SignatureCheck } from '../output/bundle/sign-manifest.ts'
import { unzipBundle } from '../output/bundle/unzip-bundle.ts'

/** What became of a bundle that was looked at. All texts are clean. */
export interface VerifiedBundle {
  readonly manifest: BundleManifest
  readonly parts: readonly PartCheck[]
  readonly signature: SignatureCheck
  /** What in the evidence does not add up, one sentence each. */
  readonly evidenceProblems: readonly string[]
  /** The verdict as kept, and what differs when it is judged anew; null where it could not be. */
  readonly judged: {
    readonly kept: JudgedScan['verdict']
    readonly rules: number
    readonly differences: readonly string[]
  } | null
  /**
   * True when every part is as the manifest says, no signature is false, the evidence adds up, and the verdict comes
   * out the same, or differs under other rules than it was made with.
   */
  readonly holds: boolean
}

/** Recomputes hashes, counts and verdict of an evidence bundle. Throws `bad-input` for a file that is none. */
export function verifyBundle(bytes: Uint8Array): VerifiedBundle {
  const unzipped = unzipBundle(bytes)
  if (!unzipped.ok) throw notABundle(unzipped.problem)
  const read = readManifest(unzipped.parts)
  if (!read.ok) throw notABundle(read.problem)
  const { manifest } = read
  const parts = checkParts(unzipped.parts, manifest)
  const signature = readSignature(unzipped.parts)
  const restored = restoreEvidence(unzipped.parts)
  const found = { manifest, parts, signature, evidenceProblems: [], judged: null, holds: false }
  if (!restored.ok) return { ...found, evidenceProblems: restored.problems }
  const { evidence, verdict, cases } = restored.restored
  try {
    const evidenceProblems = checkOutcomes(restored.restored)
    const differences = compareJudgements({ verdict, cases }, judgeScan(evidence))
    const sameRules = verdict.rules === RULES_VERSION
    const holds =
      parts.every(({ state }) => state === 'same') &&
      signature.state !== 'invalid' &&
      evidenceProblems.length === 0 &&
      (differences.length === 0 || !sameRules)
    return { ...found, evidenceProblems, judged: { kept: verdict, rules: RULES_VERSION, differences }, holds }
  } catch {
    return { ...found, evidenceProblems: ['The evidence cannot be judged: it is not what a scan leaves.'] }
  }
}

function notABundle(problem: string): OperationError {
  return new OperationError(
    'bad-input',
    `This is no evidence bundle: ${problem}`,
    'Write one with: blockvet report SCAN-ID --bundle FILE',
  )
}
