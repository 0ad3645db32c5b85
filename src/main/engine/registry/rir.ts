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
const rir = z.strictObject({
  id: z.string().regex(/^[a-z]{3,10}$/),
  name: z.string(),
  rdap: z.url(),
  whois: z.strictObject({ server: z.string(), query: z.string() }),
  secondsBetweenRequests: z.number().positive(),
  /** What a customer's record is called there. */
  record: z.string(),
  registration: z.strictObject({
    /** Prefix length of the smallest IPv4 block that has to have a record, or null where none is known. */
    smallest: z.number().int().min(8).max(32).nullable(),
    says: z.string(),
    unverified: z.array(z.string()),
    sources: z.array(z.strictObject({ what: z.string(), ref: z.string() })),
  }),
  /** Prefix length of the smallest IPv4 block that can change hands. */
  transfer: z.strictObject({ smallest: z.number().int().min(8).max(32), unverified: z.boolean() }),
  space: z.strictObject({ ipv4: z.array(z.number().int().min(1).max(223)), ipv6: z.array(block) }),
})
const file = z.strictObject({ rirs: z.array(rir).min(1) })

/** A regional Internet registry as resources/registry/rirs.yaml describes it. */
export type Rir = z.infer<typeof rir>

/** Reads the text of rirs.yaml. Throws `catalogue` with one sentence when it is not what it should be. */
export function readRirs(text: string): readonly Rir[] {
  const read = file.safeParse(parse(text))
  if (read.success) return read.data.rirs
  const [issue] = read.error.issues
  const place = issue?.path.map(String).join('.')
  throw new OperationError('catalogue', `registry/rirs.yaml is not valid at ${place}: ${issue?.message}.`)
}
