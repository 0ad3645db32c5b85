import type { RequestState } from '../../../shared/domain/campaign.ts'
import { rpc } from '../../rpc/client.ts'
import { readFailure } from '../../rpc/failure.ts'
import { showRow, useCleanup } from './cleanup-store.ts'
import { changeRequest, useRequest } from './request-store.ts'

/** Puts a request into a state, as the field of its panel does; false when that was refused. */
export async function moveRequest(id: string, state: RequestState): Promise<boolean> {
  useCleanup.setState({ actionFailure: null })
  if (useRequest.getState().id === id && location.hash === `#/cleanup/${id}`) return changeRequest({ state })
  try {
    showRow(await rpc.campaign.change({ id, state }))
    return true
  } catch (error) {
    useCleanup.setState({ actionFailure: readFailure(error) })
    return false
  }
}
