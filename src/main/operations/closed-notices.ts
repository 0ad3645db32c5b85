import { describeClosing } from '../../shared/domain/closing.ts'
import type { DnsblList } from '../../shared/domain/list.ts'
import type { Context } from './context.ts'

/** One sentence for each list of an order that is gone, and for each entry of the user's own that names such a one. */
export function closedNotices(context: Context, lists: readonly DnsblList[]): readonly string[] {
  const warnings = context.catalogue.warnings ?? []
  if (warnings.length > 0) return warnings
  return lists.flatMap(({ id, zone, closed }) =>
    closed ? [`The list ${id} (${zone}) is ${describeClosing(closed)}; it is not asked, leave it out.`] : [],
  )
}
