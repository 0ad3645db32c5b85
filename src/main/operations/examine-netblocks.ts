import { parseBlock } from '../../shared/domain/block.ts'
import type { NetblockFindings } from '../../shared/domain/netblock-findings.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Examinations } from '../../shared/domain/scan.ts'
import { examineBlock } from '../engine/netblocks/examine-block.ts'
import { readRecord } from '../engine/netblocks/snapshot-record.ts'
import { findSnapshots } from '../engine/netblocks/snapshots.ts'
import type { Context } from './context.ts'
import type { Examination } from './examination.ts'

/** Looks the block up in the netblock feeds at hand, when the scan begins. */
export const examineNetblocks: Examination<'netblocks'> = {
  part: 'netblocks',
  isWanted: ({ feeds }) => feeds.kind !== 'none',
  run: ({ context, scan, examine, signal }) => lookUpBlock(context, scan.block, examine.feeds, signal),
}

/** What the feeds say of a block, in its text form. */
export async function lookUpBlock(
  { feeds, now }: Pick<Context, 'feeds' | 'now'>,
  blockText: string,
  choice: Examinations['feeds'],
  signal?: AbortSignal,
): Promise<NetblockFindings> {
  const parsed = parseBlock(blockText)
  if (!parsed.ok) throw new OperationError('bad-input', parsed.problem)
  const where = choice.kind === 'folder' ? choice.folder : feeds.folder
  const folder = (await findSnapshots(where, feeds.known, feeds.files)) ?? { snapshots: [], strangers: [] }
  const records = new Map<string, NonNullable<Awaited<ReturnType<typeof readRecord>>>>()
  if (choice.kind === 'stored') {
    for (const { feed } of folder.snapshots) {
      const record = await readRecord(where, feed.id, feeds.files)
      if (record) records.set(feed.id, record)
    }
  }
  const examination = { block: parsed.block, folder, records, reader: feeds.reader, nowMs: now() }
  return examineBlock({ ...examination, signal })
}

/** Throws `bad-input` when a scan is to read feeds from a folder that is not there. */
export async function expectFeedFolder(
  { feeds }: Pick<Context, 'feeds'>,
  choice: Examinations['feeds'] | undefined,
): Promise<void> {
  if (choice?.kind !== 'folder' || (await feeds.files.list(choice.folder)) !== null) return
  throw new OperationError(
    'bad-input',
    `The folder of feeds '${choice.folder}' is not there.`,
    'Name a folder of files like spamhaus-drop-v4.json, or say --feeds none.',
  )
}
