import type { DnsblList } from '../../shared/domain/list.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { type ListRemovals, removalsOfList } from '../../shared/domain/removals-of-list.ts'
import { findList } from '../engine/catalogue/find-list.ts'
import type { Context } from './context.ts'

/** One list of the catalogue with its removal procedures. Throws `bad-input` for an id it does not have. */
export function readList(context: Context, id: string): ListRemovals & { readonly list: DnsblList } {
  const { lists, removals } = context.catalogue
  const found = findList(lists, id)
  if (!found.ok) throw new OperationError('bad-input', found.problem)
  return { list: found.list, ...removalsOfList(found.list, removals) }
}
