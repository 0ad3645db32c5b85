import type { BounceKnowledge } from '../../shared/domain/bounce-knowledge.ts'
import type { Operator, Removal } from '../../shared/domain/removal.ts'
import type { Context } from './context.ts'

/** A party of the catalogue with all that is known of it but its lists. */
export interface OperatorDetails {
  readonly operator: Operator
  /** Ids of its lists. */
  readonly listIds: readonly string[]
  readonly removals: readonly Removal[]
  /** How it is recognised in rejections; null when only its zones name it. */
  readonly bounces: BounceKnowledge | null
}

/** The operator of this id, or of this earlier id or name; null when there is none. */
export function readOperator({ catalogue }: Context, id: string): OperatorDetails | null {
  const { operators, lists, removals, bounces } = catalogue
  const operator = operators.find((one) => one.id === id) ?? operators.find((one) => one.aliases.includes(id))
  if (!operator) return null
  const owns = ({ operatorId }: { readonly operatorId: string }): boolean => operatorId === operator.id
  return {
    operator,
    listIds: lists.filter(owns).map((list) => list.id),
    removals: removals.filter(owns),
    bounces: bounces.find(owns) ?? null,
  }
}
