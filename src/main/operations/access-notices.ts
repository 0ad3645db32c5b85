import type { DnsblList } from '../../shared/domain/list.ts'
import type { Context } from './context.ts'
import { readChoices } from './list-choices.ts'
import { keyRemedy } from './list-keys.ts'

/** One sentence for each list of a scan whose terms the user has not agreed to, and for each whose key is not here. */
export function accessNotices(context: Context, lists: readonly DnsblList[]): readonly string[] {
  const { agreed } = readChoices(context)
  return lists.flatMap((list) => {
    const { id, status, access } = list
    if (status === 'closed') return []
    if (context.withoutKey?.has(id)) return [`The list ${id} is not asked. ${keyRemedy(list)}`]
    if (access.optInReason === null || agreed[id] !== undefined) return []
    return [
      `The list ${id} was named, which counts as agreement to its terms for this scan: ${access.optInReason}`,
    ]
  })
}
