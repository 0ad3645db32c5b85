import { create } from 'zustand'
import { UPLOAD_PIECE_BYTES } from '../../../shared/contract/bounces.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'
import { formatQuantity } from '../../ui/format.ts'
import { copy } from './copy.ts'
import { loadFeeds } from './feeds-store.ts'

interface ImportState {
  /** The file that is being taken; `share` of it was handed over (0–1), null once its entries are read. */
  readonly busy: {
    readonly fileName: string
    readonly share: number | null
    readonly stop: AbortController
  } | null
  /** What was taken last, in a sentence. */
  readonly said: string
  readonly failure: Failure | null
}

/** The taking in of a feed's file. */
export const useImport = create<ImportState>(() => ({ busy: null, said: '', failure: null }))

/** Takes files one after another; the first that is refused ends it. */
export async function importFeeds(files: readonly File[]): Promise<void> {
  for (const file of files) {
    if (!(await importFeed(file))) return
  }
}

/**
 * Hands a file to the background in pieces, which keeps it as a feed's copy or says why not. `as` names the feed; without
 * it the name of the file does. Answers whether it was taken.
 */
export async function importFeed(file: File, as?: string): Promise<boolean> {
  if (useImport.getState().busy !== null) return false
  const stop = new AbortController()
  const show = (share: number | null): void =>
    useImport.setState({ busy: { fileName: file.name, share, stop } })
  useImport.setState({ said: '', failure: null })
  show(0)
  try {
    const fileName = file.name.slice(-200) || 'file'
    const { uploadId } = await rpc.feeds.open(as === undefined ? { fileName } : { fileName, as })
    for (let at = 0; at < file.size && !stop.signal.aborted; at += UPLOAD_PIECE_BYTES) {
      const bytes = new Uint8Array(await file.slice(at, at + UPLOAD_PIECE_BYTES).arrayBuffer())
      await rpc.feeds.piece({ uploadId, bytes })
      show(Math.min(1, (at + UPLOAD_PIECE_BYTES) / file.size))
    }
    stop.signal.throwIfAborted()
    show(null)
    const { feed, entries, badLines } = await rpc.feeds.finish({ uploadId }, { signal: stop.signal })
    const left = badLines === 0 ? '' : ` ${formatQuantity(badLines, 'line')} could not be read.`
    useImport.setState({
      said: `${feed.name}: ${formatQuantity(entries ?? 0, 'entry', 'entries')} kept.${left}`,
    })
    await loadFeeds()
    return true
  } catch (error) {
    useImport.setState(stop.signal.aborted ? { said: copy.importStopped } : { failure: readFailure(error) })
    return false
  } finally {
    useImport.setState({ busy: null })
  }
}
