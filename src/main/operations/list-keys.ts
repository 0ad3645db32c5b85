import { type DnsblList, needsKey } from '../../shared/domain/list.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { type KeyedZone, keyedDns } from '../engine/dns/keyed-dns.ts'
import type { Context } from './context.ts'
import { readList } from './read-list.ts'

/** A key is one label of a name; shorter ones could not be taken out of texts without harm. */
const KEY = /^[a-z0-9]([a-z0-9_-]{4,61}[a-z0-9])$/i

const secretOf = (id: string): string => `list-key:${id}`

/** The key of a list, or why it cannot be used: there is none, or the place of keys is locked. */
type FoundKey = { readonly ok: true; readonly key: string } | { readonly ok: false; readonly reason: string }

/** The key of a list: its own, or the one that all lists of its operator share. A locked place stops no other list. */
async function findKey({ secrets }: Context, { id, operatorId }: DnsblList): Promise<FoundKey> {
  try {
    const key = (await secrets.get(secretOf(id))) ?? (await secrets.get(secretOf(operatorId)))
    if (key !== null) return { ok: true, key }
  } catch (error) {
    if (!(error instanceof OperationError)) throw error
    return { ok: false, reason: `Its key cannot be read. ${error.message} ${error.next}`.trim() }
  }
  const remedy = `Enter yours in the Lists place or with: blockvet lists key ${id}`
  return { ok: false, reason: `It answers holders of a key only. ${remedy}` }
}

/** Lists whose zone has a place for a key that is not here, by id, and why in one sentence. */
export async function listsWithoutKey(
  context: Context,
  lists: readonly DnsblList[],
): Promise<ReadonlyMap<string, string>> {
  const missing = new Map<string, string>()
  for (const list of lists.filter(needsKey)) {
    const found = await findKey(context, list)
    if (!found.ok) missing.set(list.id, found.reason)
  }
  return missing
}

/** A context that asks keyed lists with the user's keys, and knows which are missing. */
export async function openKeys(context: Context, lists: readonly DnsblList[]): Promise<Context> {
  const zones: KeyedZone[] = []
  const withoutKey = new Map<string, string>()
  for (const list of lists.filter(needsKey)) {
    const found = await findKey(context, list)
    if (found.ok) zones.push({ zone: list.zone, key: found.key })
    else withoutKey.set(list.id, found.reason)
  }
  if (zones.length === 0 && withoutKey.size === 0) return context
  return { ...context, dns: keyedDns(context.dns, zones), withoutKey }
}

/** Lists and operators whose own key is kept, by id; a key in the environment counts. */
export async function readKeyedIds(context: Context): Promise<readonly string[]> {
  const lists = context.catalogue.lists.filter(needsKey)
  const ids = [...new Set(lists.flatMap(({ id, operatorId }) => [id, operatorId]))]
  const names = new Set(await context.secrets.names())
  const kept = await Promise.all(
    ids.map(async (id) => names.has(secretOf(id)) || (await context.secrets.get(secretOf(id))) !== null),
  )
  return ids.filter((_, i) => kept[i])
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
