import { type DnsblList, followsPath, needsKey, readsZoneFiles } from '../../shared/domain/list.ts'
import type { LaneJob } from '../engine/scan/lane-talk.ts'
import { listRate } from '../engine/scan/list-pace.ts'
import type { ListJob, ScanJob } from '../engine/scan/scan-ports.ts'

/** Queries per second that a list must permit before a thread pays: servers of one's own, never those of the Internet. */
const FAST_RATE = 5000
/** Checks below which the threads would take longer to start than they save. */
const FEWEST_CHECKS = 50_000

/**
 * Questions of all lanes that may be out to one server for each millisecond that it takes to answer. A UDP socket that was
 * left at the usual 208 KiB holds 277 of them: no more are lost when the server looks away for a moment.
 */
const MOST_OUT = 160

/** A scan, shared out. */
export interface LaneShares {
  /** What this thread asks by itself; its rate is its part of the rate of all. */
  readonly own: ScanJob
  readonly lanes: readonly LaneJob[]
}

/**
 * Shares the fast lists of a scan out to at most `most` lanes, each with its part of the rate of all; everything else
 * stays: lists with a daily budget, a key or zone files are kept account of here, and slow ones need no thread.
 */
export function shareLanes(job: ScanJob, most: number): LaneShares {
  const fast = job.lists.filter((entry) => isFast(entry, job))
  const count = Math.min(most, fast.length)
  if (count < 2 || fast.length * job.targets.count < FEWEST_CHECKS) return { own: job, lanes: [] }
  const parts = fast.length + 1
  const settingsFor = (lists: number): ScanJob['settings'] => ({
    ...job.settings,
    ratePerSecond: (job.settings.ratePerSecond * lists) / parts,
  })
  const lanes = Array.from({ length: count }, (_, lane): LaneJob => {
    const share = fast.filter((_list, i) => i % count === lane)
    const lists = share.map(({ list, map, before }) => ({ list, states: map.bytes.slice(), before }))
    const mostOut = Math.floor(MOST_OUT / count)
    return { targets: job.targets, settings: settingsFor(lists.length), lists, mostOut }
  })
  const own = { ...job, lists: job.lists.filter((entry) => !fast.includes(entry)), settings: settingsFor(1) }
  return { own, lanes }
}

function isFast({ list, after }: ListJob, { settings }: ScanJob): boolean {
  return after === null && isPlain(list) && listRate(list, settings) >= FAST_RATE
}

const isPlain = (list: DnsblList): boolean =>
  list.status !== 'closed' &&
  list.dailyBudget === null &&
  !followsPath(list) &&
  !readsZoneFiles(list) &&
  !needsKey(list)
