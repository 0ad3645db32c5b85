import { create } from 'zustand'
import type { ListAccessState, ListDecision } from '../../../shared/domain/list-choices.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'

interface AccessState {
  /** Null until it was read. */
  readonly access: ListAccessState | null
  readonly failure: Failure | null
}

/** What the user decided about lists, and which keys are kept. */
export const useListAccess = create<AccessState>(() => ({ access: null, failure: null }))

export const loadAccess = (): Promise<boolean> => take(() => rpc.lists.access())

/** Keeps a decision; false when it was refused. */
export const decide = (listId: string, decision: ListDecision): Promise<boolean> =>
  take(() => rpc.lists.decide({ listId, decision }))

/** Keeps a key, or forgets it; false when it was refused. */
export const saveKey = (id: string, key: string | null): Promise<boolean> =>
  take(() => rpc.lists.saveKey({ id, key }))

async function take(ask: () => Promise<ListAccessState>): Promise<boolean> {
  try {
    useListAccess.setState({ access: await ask(), failure: null })
    return true
  } catch (error) {
    useListAccess.setState({ failure: readFailure(error) })
    return false
  }
}
