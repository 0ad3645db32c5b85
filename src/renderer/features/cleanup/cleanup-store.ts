import { create } from 'zustand'
import { UPLOAD_PIECE_BYTES } from '../../../shared/contract/bounces.ts'
import type { CampaignExport } from '../../../shared/contract/campaign.ts'
import type { Settings } from '../../../shared/contract/settings.ts'
import type { CampaignRow } from '../../../shared/domain/campaign.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'
import type { Sort } from '../../ui/DataTable.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { modeWords, stateWords } from './copy.ts'

interface CleanupStore {
  /** Null until they were read. */
  readonly rows: readonly CampaignRow[] | null
  /** Blocks with a finished scan that has cases, by scan. */
  readonly startable: readonly { readonly scanId: string; readonly block: string; readonly cases: number }[]
  readonly filter: string
  readonly sort: Sort | null
  /** Null until the settings were read. */
  readonly view: Settings['cleanupView'] | null
  readonly failure: Failure | null
  /** What the last action failed at; the rows stay. */
  readonly actionFailure: Failure | null
}

/** The clean-up as shown. */
export const useCleanup = create<CleanupStore>(() => ({
  rows: null,
  startable: [],
  filter: '',
  sort: null,
  view: null,
  failure: null,
  actionFailure: null,
}))

export async function loadCleanup(): Promise<void> {
  try {
    const [rows, blocks, settings] = await Promise.all([
      rpc.campaign.list(),
      rpc.blocks.list(),
      rpc.settings.get(),
    ])
    const startable = blocks.flatMap(({ scanId, block, judged }) =>
      judged !== null && judged.cases > 0 ? [{ scanId, block, cases: judged.cases }] : [],
    )
    const view = useCleanup.getState().view ?? settings.cleanupView
    useCleanup.setState({ rows, startable, view, failure: null })
  } catch (error) {
    useCleanup.setState({ failure: readFailure(error) })
  }
}

/** Does something and shows the rows as they are then; false when it failed. */
async function act(work: () => Promise<unknown>): Promise<boolean> {
  useCleanup.setState({ actionFailure: null })
  try {
    await work()
    await loadCleanup()
    return true
  } catch (error) {
    useCleanup.setState({ actionFailure: readFailure(error) })
    return false
  }
}

export const startCleanup = (scanId: string): Promise<boolean> => act(() => rpc.campaign.start({ scanId }))

/** Writes a report of all requests, or the calendar of what is due. */
export const exportCleanup = (order: CampaignExport): Promise<boolean> =>
  act(async () => saveFile(await rpc.campaign.export(order)))

/** Shows the clean-up as a table or as a board, now and next time. */
export async function showAs(view: Settings['cleanupView']): Promise<void> {
  useCleanup.setState({ view })
  try {
    await rpc.settings.set({ ...(await rpc.settings.get()), cleanupView: view })
  } catch (error) {
    useCleanup.setState({ actionFailure: readFailure(error) })
  }
}

/** Keeps a reply, pasted or a file as it is, and opens the request it belongs to. */
export const addReply = (given: string | File): Promise<boolean> =>
  act(async () => {
    const { request } =
      typeof given === 'string' ? await rpc.campaign.reply({ text: given }) : await sendReply(given)
    location.assign(`#/cleanup/${request.id}`)
  })

async function sendReply(file: File): Promise<CampaignRow> {
  const { uploadId } = await rpc.campaign.replyOpen()
  for (let at = 0; at < file.size; at += UPLOAD_PIECE_BYTES) {
    const bytes = new Uint8Array(await file.slice(at, at + UPLOAD_PIECE_BYTES).arrayBuffer())
    await rpc.campaign.replyPiece({ uploadId, bytes })
  }
  return rpc.campaign.replyFinish({ uploadId })
}

/** Puts a changed row in place of the old one. */
export function showRow(row: CampaignRow): void {
  const { rows } = useCleanup.getState()
  if (rows) useCleanup.setState({ rows: rows.map((one) => (one.request.id === row.request.id ? row : one)) })
}

/** Rows whose block, operator, list, state or way holds the words of the filter. */
export function filterRows(rows: readonly CampaignRow[], filter: string): readonly CampaignRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(({ request }) => {
    const lists = request.cases.flatMap(({ operatorName, listName, ranges }) => [
      operatorName,
      listName,
      ...ranges,
    ])
    const text = [request.block, stateWords[request.state], modeWords[request.mode], ...lists]
      .join(' ')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
