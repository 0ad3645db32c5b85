import { parse } from 'yaml'
import { z } from 'zod'
import { type Block, parseBlock } from '../../../shared/domain/block.ts'
import { OperationError } from '../../../shared/domain/operation-error.ts'

const block = z.string().transform((text, context): Block => {
  const parsed = parseBlock(text)
  if (parsed.ok) return parsed.block
  context.addIssue(parsed.problem)
  return z.NEVER
})
const network = z.strictObject({
  at: block,
  handle: z.string(),
  name: z.string(),
  type: z.string(),
  holder: z.string(),
  country: z.string().length(2),
  registered: z.iso.date(),
  changed: z.iso.date(),
  abuse: z.email().optional(),
})
const asn = z.int().min(0).max(0xffffffff)
const file = z.strictObject({
  networks: z.array(network),
  /** Announcements. */
  routes: z.array(z.strictObject({ prefix: block, asn, asName: z.string() })),
  /** Who may announce what. */
  authorizations: z.array(z.strictObject({ prefix: block, asn, maxLength: z.int().min(0).max(128) })),
})

/** The registry and the routers of the practice network. */
export type PracticeRegistry = z.infer<typeof file>

/** Reads practice-registry.yaml. Throws `catalogue` with one sentence when it is not what it should be. */
export function readPracticeRegistry(name: string, text: string): PracticeRegistry {
  const read = file.safeParse(parse(text))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new OperationError(
    'catalogue',
    `${name} is not valid at ${issue?.path.map(String).join('.')}: ${issue?.message}.`,
  )
}
