import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import type { ProbeFinding } from '../domain/health.ts'
import type { HealthRecord } from '../domain/health-record.ts'
import type { ListAccessState } from '../domain/list-choices.ts'
import type { OwnFile, OwnLists } from '../domain/own-file.ts'
import type { Catalogue } from '../domain/removal.ts'
import { procedure } from './errors.ts'

const listId = z.string().min(1).max(64)
const fileName = z.string().min(1).max(64)
const ownFile = z.strictObject({ name: fileName, text: z.string().max(500_000) })
const decision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('agreed'), agrees: z.boolean() }),
  z.strictObject({ kind: z.literal('asked'), asked: z.boolean().nullable() }),
  z.strictObject({ kind: z.literal('registered'), note: z.string().max(200).nullable() }),
])

/** The catalogue, the health of its lists, and what the user decided about them. */
export const lists = {
  catalogue: procedure.output(type<Catalogue>()),
  check: procedure
    .input(z.strictObject({ listIds: z.array(z.string().max(64)).max(1000).optional() }))
    .output(eventIterator(type<ProbeFinding>())),
  /** Decisions and which keys are kept; no key ever comes back. */
  access: procedure.output(type<ListAccessState>()),
  decide: procedure.input(z.strictObject({ listId, decision })).output(type<ListAccessState>()),
  /** `id`: a keyed list, or an operator whose keyed lists share one key. Null forgets. */
  saveKey: procedure
    .input(z.strictObject({ id: listId, key: z.string().max(200).nullable() }))
    .output(type<ListAccessState>()),
  /** What probes found of one list, newest first. */
  history: procedure.input(z.strictObject({ listId })).output(type<readonly HealthRecord[]>()),
  /** The newest findings of every list. */
  recentHealth: procedure.output(type<readonly HealthRecord[]>()),
  own: procedure.output(type<OwnLists>()),
  /** Looks at a file that is not saved. */
  checkOwn: procedure.input(ownFile).output(type<OwnFile>()),
  saveOwn: procedure.input(ownFile).output(type<OwnLists>()),
  removeOwn: procedure.input(z.strictObject({ name: fileName })).output(type<OwnLists>()),
  /** Probes now what a file, saved or not, adds or changes. */
  probeOwn: procedure.input(ownFile).output(eventIterator(type<ProbeFinding>())),
}
