import { rpc } from '../../rpc/client.ts'
import { readFailure } from '../../rpc/failure.ts'
import { useScan } from './scan-store.ts'

/** Stops the scan; what it learned is kept. True when it was stopped. */
export const stopScan = (scanId: string): Promise<boolean> => attempt(() => rpc.scans.stop({ scanId }))

/** Goes on with a stopped or failed scan. True when it runs again. */
export const resumeScan = (scanId: string): Promise<boolean> => attempt(() => rpc.scans.resume({ scanId }))

/** Makes requests of the scan's cases. True when there are some. */
export const startCleanup = (scanId: string): Promise<boolean> =>
  attempt(() => rpc.campaign.start({ scanId }))

async function attempt(act: () => Promise<unknown>): Promise<boolean> {
  useScan.setState({ refused: null })
  try {
    await act()
    return true
  } catch (error) {
    useScan.setState({ refused: readFailure(error) })
    return false
  }
}
