import { type DnsblList, needsKey } from '../../shared/domain/list.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { keyedDns } from '../engine/dns/keyed-dns.ts'
import type { Context } from './context.ts'
import { readList } from './read-list.ts'

/** A key is one label of a name; shorter ones could not be taken out of texts without harm. */
const KEY = /^[a-z0-9]([a-z0-9_-]{4,61}[a-z0-9])$/i

const secretOf = (id: string): string => `list-key:${id}`

/** The key of a list: its own, or the one that all lists of its operator share. */
async function keyOf({ secrets }: Context, { id, operatorId }: DnsblList): Promise<string | null> {
  return (await secrets.get(secretOf(id))) ?? (await secrets.get(secretOf(operatorId)))
}

/** Lists whose zone has a place for a key that is not here, by id. */
export async function listsWithoutKey(
  context: Context,
  lists: readonly DnsblList[],
): Promise<ReadonlySet<string>> {
  const missing = new Set<string>()
  for (const list of lists.filter(needsKey)) if ((await keyOf(context, list)) === null) missing.add(list.id)
  return missing
}

/** What to do about a list whose key is not here. */
export const keyRemedy = ({ id }: Pick<DnsblList, 'id'>): string =>
  `It answers holders of a key only. Enter yours in the Lists place or with: blockvet lists key ${id}`

/** A context that asks keyed lists with the user's keys, and knows which are missing. */
export async function openKeys(context: Context, lists: readonly DnsblList[]): Promise<Context> {
  const zones: { zone: string; key: string }[] = []
  const withoutKey = new Set<string>()
  for (const list of lists.filter(needsKey)) {
    const key = await keyOf(context, list)
    if (key === null) withoutKey.add(list.id)
    else zones.push({ zone: list.zone, key })
  }
  if (zones.length === 0 && withoutKey.size === 0) return context
  return { ...context, dns: keyedDns(context.dns, zones), withoutKey }
}

/** Lists and operators whose own key is kept, by id; a key in the environment counts. */
export async function readKeyedIds(context: Context): Promise<readonly string[]> {
  const lists = context.catalogue.lists.filter(needsKey)
  const ids = [...new Set(lists.flatMap(({ id, operatorId }) => [id, operatorId]))]
  const kept = await Promise.all(ids.map((id) => context.secrets.get(secretOf(id))))
  return ids.filter((_, i) => kept[i] !== null)
}

/**
 * Keeps the key of a list, or of all keyed lists of an operator; null forgets it. Throws `bad-input` for a list
 * without a place for a key and for a text that can be no part of a name; nothing is changed then.
 */
export async function saveListKey(context: Context, id: string, key: string | null): Promise<void> {
  const keyed = context.catalogue.lists.filter(needsKey)
  const isOperator = keyed.some(({ operatorId }) => operatorId === id)
  const owner = keyed.find((list) => list.id === id) ? id : isOperator ? id : readList(context, id).list.id
  if (!isOperator && !keyed.some((list) => list.id === owner))
    throw new OperationError('bad-input', `The list ${owner} is asked without a key.`)
  if (key === null) {
    await context.secrets.delete(secretOf(owner))
    return
  }
  const refusal = await context.secrets.refusal()
  if (refusal !== null) throw new OperationError('bad-input', refusal)
  if (!KEY.test(key.trim()))
    throw new OperationError(
      'bad-input',
      `This is no key of ${owner}.`,
      'A key is a part of a name: 6 to 63 letters, digits, hyphens or underscores. It was not kept.',
    )
  await context.secrets.set(secretOf(owner), key.trim())
}
