import { loadBlocks } from './blocks-store.ts'
import { requestOf, startScans, useVet } from './vet-store.ts'

/** Starts what the plan on show describes: one block opens, several stay in the table. Nothing before there is a plan. */
export async function startPlanned(practice: boolean): Promise<void> {
  const state = useVet.getState()
  const request = requestOf(state, practice)
  if (!request || state.plan.kind !== 'made' || state.starting) return
  const scanIds = await startScans(request)
  const [only] = scanIds
  if (scanIds.length === 1 && only) location.assign(`#/scan/${only}`)
  else await loadBlocks()
}
