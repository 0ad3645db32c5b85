import { parse } from 'yaml'
import { z } from 'zod'
import type { ReadinessCheck } from '../../../shared/domain/mail-readiness.ts'

const rules = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z-]+$/),
    title: z.string().min(1),
    mend: z.string().min(1),
    source: z.string().min(1),
  }),
)

/** The checklist that only the user can tick off, from the text of the shipped file. Throws for a broken file. */
export function loadSenderRules(text: string): readonly ReadinessCheck[] {
  return rules.parse(parse(text)).map((rule) => ({
    ...rule,
    group: 'senders',
    state: 'manual',
    found: 'Only you can tell.',
  }))
}
