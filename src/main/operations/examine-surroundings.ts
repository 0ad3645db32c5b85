import type { SurroundingsPart } from '../../shared/domain/surroundings.ts'
import { everyExamination } from './every-examination.ts'
import type { Examination, ExaminationInput } from './examination.ts'

/**
 * Examines what the scan wants of its block's surroundings, all at once, and stores each part as it is found. A part
 * that is stored already is left alone, so that a resumed scan asks nothing twice.
 */
export async function examineSurroundings(
  input: Omit<ExaminationInput, 'examine'>,
  examinations: readonly Examination<SurroundingsPart>[] = everyExamination,
): Promise<void> {
  const { context, scan, signal } = input
  const { examine } = scan.settings
  if (!examine) return
  const known = context.store.surroundings.of(scan.id)
  const open = examinations.filter(({ part, isWanted }) => known[part] === null && isWanted(examine, scan))
  await Promise.all(
    open.map(async ({ part, run }) => {
      const findings = await run({ ...input, examine })
      if (!signal.aborted) context.store.surroundings.save(scan.id, part, findings)
    }),
  )
}
