import type { DnsblList } from '../../shared/domain/list.ts'
import type { Context } from './context.ts'
import { readChoices } from './list-choices.ts'
import { ownProblems } from './own-lists.ts'

/**
 * What the user should know before lists are asked: what is wrong with files of their own, which terms were not agreed
 * to, which keys are not here. One sentence each.
 */
export function accessNotices(context: Context, lists: readonly DnsblList[]): readonly string[] {
  const { agreed } = readChoices(context)
  const ofLists = lists.flatMap(({ id, status, access }) => {
    if (status === 'closed') return []
    const keyless = context.withoutKey?.get(id)
    if (keyless !== undefined) return [`The list ${id} is not asked. ${keyless}`]
    if (access.optInReason === null || agreed[id] !== undefined) return []
    return [
      `The list ${id} was named, which counts as agreement to its terms for this scan: ${access.optInReason}`,
    ]
  })
  return [...ownProblems(context), ...ofLists]
}
