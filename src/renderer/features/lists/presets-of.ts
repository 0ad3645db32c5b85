import { type DnsblList, needsKey } from '../../../shared/domain/list.ts'
import type { ListAccessState } from '../../../shared/domain/list-choices.ts'

/** Who asks a list, in a word or two: a preset, nobody, or what stands in the way. */
export function presetsOf(
  list: DnsblList,
  { choices, keyedIds }: Pick<ListAccessState, 'choices' | 'keyedIds'>,
  all: readonly DnsblList[],
): string {
  const asked = choices.asked[list.id]
  const agreed = choices.agreed[list.id] !== undefined
  if (list.status === 'closed') return 'Gone'
  if (list.answers === 'text') return 'Never'
  if (asked === false) return 'Off'
  if (list.access.optInReason !== null && !agreed) return 'After consent'
  if (needsKey(list) && !hasKey(list, keyedIds)) return 'With a key'
  if (asked === true) return 'On: all'
  if (needsKey(list) || list.access.kind === 'paid' || list.status === 'unverified') return 'When named'
  if (list.presets.includes('quick')) return 'Quick'
  if (agreed || list.presets.includes('mail')) return 'Mail'
  return all.some(({ combines }) => combines.includes(list.id)) ? 'When named' : 'All'
}

/** True when the list's own key is kept, or its operator's. */
export const hasKey = (
  { id, operatorId }: Pick<DnsblList, 'id' | 'operatorId'>,
  keyedIds: readonly string[],
): boolean => keyedIds.includes(id) || keyedIds.includes(operatorId)
