import { create } from 'zustand'
import type { Comparison } from '../../../shared/domain/comparison.ts'
import type { BlockRow } from '../../../shared/domain/offer.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'
import { saveFile } from '../../ui/save-file.ts'

/** Fewest and most offers side by side. */
export const FEWEST = 2
export const MOST = 8

interface CompareState {
  readonly rows: readonly BlockRow[] | null
  readonly failure: Failure | null
  readonly comparison: Comparison | null
  readonly rankFailure: Failure | null
  readonly exportFailure: Failure | null
}

/** Vetted blocks to choose from, and the comparison of those chosen. */
export const useCompare = create<CompareState>(() => ({
  rows: null,
  failure: null,
  comparison: null,
  rankFailure: null,
  exportFailure: null,
}))

export async function loadOffers(): Promise<void> {
  try {
    useCompare.setState({ rows: await rpc.blocks.list(), failure: null })
  } catch (error) {
    useCompare.setState({ failure: readFailure(error) })
  }
}

let newest = 0

/** Ranks the chosen offers; an answer that a later choice overtook is dropped. */
export async function rankOffers(scanIds: readonly string[]): Promise<void> {
  const mine = ++newest
  if (scanIds.length < FEWEST) {
    useCompare.setState({ comparison: null, rankFailure: null })
    return
  }
  try {
    const comparison = await rpc.compare.rank({ items: [...scanIds] })
    if (mine === newest) useCompare.setState({ comparison, rankFailure: null })
  } catch (error) {
    if (mine === newest) useCompare.setState({ comparison: null, rankFailure: readFailure(error) })
  }
}

export async function exportComparison(scanIds: readonly string[], format: 'json' | 'csv'): Promise<void> {
  try {
    saveFile(await rpc.compare.export({ items: [...scanIds], format }))
    useCompare.setState({ exportFailure: null })
  } catch (error) {
    useCompare.setState({ exportFailure: readFailure(error) })
  }
}

/** Finished scans that can be compared. */
export const comparable = (rows: readonly BlockRow[]): readonly BlockRow[] =>
  rows.filter(({ judged }) => judged !== null)

/** The hash of a choice. */
export const compareHash = (scanIds: readonly string[]): string =>
  scanIds.length === 0 ? '#/compare' : `#/compare/${scanIds.map(encodeURIComponent).join(',')}`

/** The choice with one offer put in or taken out. */
export const toggled = (scanIds: readonly string[], scanId: string): readonly string[] =>
  scanIds.includes(scanId) ? scanIds.filter((id) => id !== scanId) : [...scanIds, scanId]
