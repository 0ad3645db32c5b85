import { create } from 'zustand'
import type { ExportEvent, ExportedFile, ExportRequest } from '../../../../shared/contract/scans.ts'
import { rpc } from '../../../rpc/client.ts'
import { readFailure } from '../../../rpc/failure.ts'
import { saveFile } from '../../../ui/save-file.ts'
import { useScan } from '../scan-store.ts'

interface ExportStore {
  /** The export that is being written; null when none is. */
  readonly writing: {
    readonly request: ExportRequest
    readonly share: number
    readonly stop: AbortController
  } | null
}

/** The one export that runs. */
export const useExport = create<ExportStore>(() => ({ writing: null }))

/** Writes the scan in one format and hands it over as a download. Does nothing while another export runs. */
export async function startExport(request: ExportRequest): Promise<void> {
  if (useExport.getState().writing) return
  const stop = new AbortController()
  useExport.setState({ writing: { request, share: 0, stop } })
  useScan.setState({ refused: null })
  try {
    const events = await rpc.scans.export(request, { signal: stop.signal })
    const file = await follow(events, (share) => useExport.setState({ writing: { request, share, stop } }))
    if (file && !stop.signal.aborted) saveFile(file)
  } catch (error) {
    if (!stop.signal.aborted) useScan.setState({ refused: readFailure(error) })
  } finally {
    useExport.setState({ writing: null })
  }
}

/** Gives the running export up. */
export const stopExport = (): void => useExport.getState().writing?.stop.abort()

async function follow(
  events: AsyncIterable<ExportEvent>,
  onProgress: (share: number) => void,
): Promise<ExportedFile | null> {
  let file: ExportedFile | null = null
  for await (const event of events) {
    if (event.kind === 'file') file = event.file
    else onProgress(event.share)
  }
  return file
}
