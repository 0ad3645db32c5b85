import type { ProbeFinding } from '../../shared/domain/health.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { OwnFile, OwnLists } from '../../shared/domain/own-file.ts'
import { checkLists } from './check-lists.ts'
import type { Context } from './context.ts'
import type { OwnCatalogue } from './own-catalogue.ts'

/** The user's own catalogue files with what is wrong with them. */
export const readOwnLists = ({ own }: Context): OwnLists =>
  own ? { folder: own.folder, files: own.files } : { folder: null, files: [] }

/** Everything that is wrong with the user's own files, one sentence each. */
export const ownProblems = (context: Context): readonly string[] =>
  readOwnLists(context).files.flatMap(({ problems }) => problems)

/** Looks at a file that is not saved: every problem, and the lists it would add or change. */
export const checkOwnFile = (context: Context, name: string, text: string): OwnFile =>
  demand(context).check(name, text).file

/** Keeps a file; its lists are in use at once. Throws `bad-input` and changes nothing when it is wrong. */
export function saveOwnFile(context: Context, name: string, text: string): OwnLists {
  demand(context).save(name, text)
  return readOwnLists(context)
}

/** Deletes a file of the user's own. */
export function removeOwnFile(context: Context, name: string): OwnLists {
  demand(context).remove(name)
  return readOwnLists(context)
}

/** Probes now the lists that a file, saved or not, adds or changes. Throws `bad-input` for a file that is wrong. */
export async function* probeOwnFile(
  context: Context,
  {
    name,
    text,
    signal,
  }: { readonly name: string; readonly text: string; readonly signal?: AbortSignal | undefined },
): AsyncGenerator<ProbeFinding, void, undefined> {
  const { file, catalogue } = demand(context).check(name, text)
  if (file.problems.length > 0) throw new OperationError('bad-input', file.problems.join(' '))
  const listIds = [...new Set([...file.listIds, ...file.changedIds])]
  if (listIds.length === 0) throw new OperationError('bad-input', `The file ${name} names no list to probe.`)
  yield* checkLists({ ...context, catalogue }, { listIds, signal, keep: false })
}

function demand({ own }: Context): OwnCatalogue {
  if (own) return own
  throw new OperationError(
    'bad-input',
    'Here the catalogue is fixed.',
    'Start Blockvet without --catalog, and outside practice, to keep lists of your own.',
  )
}
