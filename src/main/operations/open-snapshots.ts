import type { Examinations } from '../../shared/domain/scan.ts'
import { findSnapshots, type Snapshot } from '../engine/netblocks/snapshots.ts'
import type { Context } from './context.ts'

/** Copies of feeds that a scan may read, by feed id: the stored ones, those of the user's folder, or none. */
export async function openSnapshots(
  { feeds }: Context,
  wish: Examinations['feeds'],
): Promise<ReadonlyMap<string, Snapshot>> {
  if (wish.kind === 'none') return new Map()
  const folder = wish.kind === 'folder' ? wish.folder : feeds.folder
  const found = await findSnapshots(folder, feeds.known, feeds.files).catch(() => null)
  return new Map((found?.snapshots ?? []).map((snapshot) => [snapshot.feed.id, snapshot]))
}

/** ISO 8601 date of a copy's data. */
export const dateOfSnapshot = ({ parts }: Snapshot, dataDateMs: number | null): string =>
  new Date(dataDateMs ?? Math.min(...parts.map(({ modifiedMs }) => modifiedMs))).toISOString()
