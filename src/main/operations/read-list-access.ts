import type { ListAccessState, ListDecision } from '../../shared/domain/list-choices.ts'
import type { Context } from './context.ts'
import { decideList, readChoices } from './list-choices.ts'
import { readKeyedIds, saveListKey } from './list-keys.ts'

/** How lists may be asked here. */
export async function readListAccess(context: Context): Promise<ListAccessState> {
  const keyedIds = await readKeyedIds(context)
  const refusal = await context.secrets.refusal()
  return { choices: readChoices(context), keyedIds, keeping: context.secrets.describe, refusal }
}

/** Keeps a decision about one list, see `decideList`. */
export function decideAboutList(
  context: Context,
  listId: string,
  decision: ListDecision,
): Promise<ListAccessState> {
  decideList(context, listId, decision)
  return readListAccess(context)
}

/** Keeps or forgets a key, see `saveListKey`. */
export async function keepListKey(
  context: Context,
  id: string,
  key: string | null,
): Promise<ListAccessState> {
  await saveListKey(context, id, key)
  return readListAccess(context)
}
