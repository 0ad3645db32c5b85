import { create } from 'zustand'
import type { BounceReadResult, BounceRow } from '../../../shared/domain/bounce.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'
import type { Sort } from '../../ui/DataTable.tsx'

/** A reading that goes on. */
export interface Reading {
  readonly name: string
  /** Bytes handed over, of `total`. */
  readonly bytes: number
  readonly total: number
  readonly events: number
  readonly blocked: number
  /** Since the file was begun. */
  readonly seconds: number
}

interface BouncesState {
  readonly rows: readonly BounceRow[] | null
  readonly failure: Failure | null
  readonly filter: string
  readonly sort: Sort | null
  readonly text: string
  /** Blocks that the user says are theirs, as typed. */
  readonly ours: string
  readonly reading: Reading | null
  readonly stop: AbortController | null
  /** What the newest reading found. */
  readonly result: (BounceReadResult & { readonly stopped: boolean }) | null
  readonly readFailure: Failure | null
  /** Why the last clean-up was not begun. */
  readonly cleanupFailure: Failure | null
}

/** Who blocks us, and the reading of more. */
export const useBounces = create<BouncesState>(() => ({
  rows: null,
  failure: null,
  filter: '',
  sort: { key: 'events', descending: true },
  text: '',
  ours: '',
  reading: null,
  stop: null,
  result: null,
  readFailure: null,
  cleanupFailure: null,
}))

export async function loadBounces(): Promise<void> {
  try {
    useBounces.setState({ rows: await rpc.bounces.list(), failure: null })
  } catch (error) {
    useBounces.setState({ failure: readFailure(error) })
  }
}

/** Deletes one group, or everything that was read. */
export async function forgetBounces(groupId: string | null): Promise<void> {
  try {
    await rpc.bounces.forget({ groupId })
    await loadBounces()
  } catch (error) {
    useBounces.setState({ readFailure: readFailure(error) })
  }
}

/** Makes a request of a group, or adds the group to the one that is there, and opens it. */
export async function startCleanup(groupId: string, address?: string): Promise<void> {
  useBounces.setState({ cleanupFailure: null })
  try {
    const [row] = await rpc.campaign.startFromBounces({ groupId, ...(address ? { address } : {}) })
    if (row) location.assign(`#/cleanup/${encodeURIComponent(row.request.id)}`)
  } catch (error) {
    useBounces.setState({ cleanupFailure: readFailure(error) })
  }
}

/** Blocks between commas or blanks. */
export const readOurs = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean)

/** Rows whose operator, zone, address or cause holds the words of the filter. */
export function filterBounces(rows: readonly BounceRow[], filter: string): readonly BounceRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(({ operatorName, operatorId, zone, address, cause, trend }) => {
    const text = [operatorName, operatorId, zone, address, cause, trend].join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
