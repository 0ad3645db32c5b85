import type { JudgedScan } from '../../shared/domain/scan-evidence.ts'
import { judgeScan } from '../engine/judge/judge-scan.ts'
import type { StoreEdition } from '../store/open-store.ts'
import type { Context } from './context.ts'
import { findScan } from './find-scan.ts'

/** What was read last, for as long as memory is not needed for something else. */
interface LastRead {
  readonly scanId: string
  readonly edition: StoreEdition
  readonly judged: WeakRef<JudgedScan>
}

const lastReads = new WeakMap<Context['store'], LastRead>()

/** A scan with everything stored about it, judged under the present rules; a finished scan keeps the verdict. */
export function readScan(context: Context, scanId: string): JudgedScan {
  const { store } = context
  findScan(context, scanId)
  const before = store.edition()
  const last = lastReads.get(store)
  const known = last?.scanId === scanId && isSame(last.edition, before) ? last.judged.deref() : undefined
  if (known) return known
  const evidence = store.readEvidence(scanId)
  const judged = { evidence, ...judgeScan(evidence) }
  if (evidence.scan.state === 'finished') store.verdicts.save(scanId, judged.verdict, judged.cases)
  const edition = store.edition()
  // Whoever else wrote meanwhile may have done so after the evidence was read.
  if (edition.others === before.others) lastReads.set(store, { scanId, edition, judged: new WeakRef(judged) })
  return judged
}

const isSame = (one: StoreEdition, other: StoreEdition): boolean =>
  one.own === other.own && one.others === other.others
