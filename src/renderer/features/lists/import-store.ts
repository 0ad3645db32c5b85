import { create } from 'zustand'
import { UPLOAD_PIECE_BYTES } from '../../../shared/contract/bounces.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'
import { formatQuantity } from '../../ui/format.ts'
import { loadFeeds } from './feeds-store.ts'

interface ImportState {
  /** Name of the file that is being taken. */
  readonly busy: string | null
  /** What was taken last, in a sentence. */
  readonly said: string
  readonly failure: Failure | null
}

/** The taking in of a feed's file. */
export const useImport = create<ImportState>(() => ({ busy: null, said: '', failure: null }))

/** Hands a file to the background in pieces, which keeps it as a feed's copy or says why not. */
export async function importFeed(file: File): Promise<void> {
  if (useImport.getState().busy !== null) return
  useImport.setState({ busy: file.name, said: '', failure: null })
  try {
    const { uploadId } = await rpc.feeds.open({ fileName: file.name.slice(-200) || 'file' })
    for (let at = 0; at < file.size; at += UPLOAD_PIECE_BYTES) {
      const bytes = new Uint8Array(await file.slice(at, at + UPLOAD_PIECE_BYTES).arrayBuffer())
      await rpc.feeds.piece({ uploadId, bytes })
    }
    const { feed, entries, badLines } = await rpc.feeds.finish({ uploadId })
    const left = badLines === 0 ? '' : ` ${formatQuantity(badLines, 'line')} could not be read.`
    useImport.setState({
      said: `${feed.name}: ${formatQuantity(entries ?? 0, 'entry', 'entries')} kept.${left}`,
    })
    await loadFeeds()
  } catch (error) {
    useImport.setState({ failure: readFailure(error) })
  } finally {
    useImport.setState({ busy: null })
  }
}
