import { type Block, contains, enclosingCidr, prefixLength } from '../../shared/domain/block.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'
import type { IndexedEntry } from '../engine/netblocks/range-index.ts'
import type { Snapshot } from '../engine/netblocks/snapshots.ts'
import { describeStale } from '../engine/netblocks/stale.ts'
import type { Announcement, AnnouncementSource } from '../engine/routing/origin-sources.ts'
import type { Context } from './context.ts'
import { dateOfSnapshot } from './open-snapshots.ts'

/** Feeds of announcements, best first. */
const feedIds = ['ris-whoisdump', 'bgptools-table', 'caida-pfx2as', 'iptoasn']

/** Tables of announcements that are at hand, each a source of its own. */
export function feedAnnouncements(
  { feeds, now }: Context,
  snapshots: ReadonlyMap<string, Snapshot>,
): readonly AnnouncementSource[] {
  return feedIds.flatMap((id) => {
    const snapshot = snapshots.get(id)
    if (!snapshot) return []
    return [
      {
        async find(block, signal) {
          try {
            const { found, reading, fault } = await feeds.reader.near(snapshot, block, signal)
            const problem = `The table ${snapshot.feed.name} was not used: ${fault ?? 'it has no entries'}.`
            if (fault !== null || reading.entries === 0) return { kind: 'unknown', reason: problem }
            const announcements = mostSpecific(found, block).flatMap(announcementsOf)
            if (announcements.length === 0 && !(await knowsAround(feeds, snapshot, block, signal)))
              return {
                kind: 'unknown',
                reason: `The table ${snapshot.feed.name} knows nothing near the block.`,
              }
            const dataDate = dateOfSnapshot(snapshot, reading.dataDateMs)
            const age = describeStale(snapshot.feed, Date.parse(dataDate), now())
            const stale = age && `The table ${snapshot.feed.name} is stale. ${age}`
            return {
              kind: 'known',
              source: 'table',
              dataDate,
              announcements,
              gap: [stale, describeGap(block, announcements)].filter(Boolean).join(' ') || null,
            }
          } catch {
            return { kind: 'unknown', reason: `The table ${snapshot.feed.name} cannot be read.` }
          }
        },
      },
    ]
  })
}

/** A table of the other family, or cut off before the block, must not say that nobody announces it. */
async function knowsAround(
  { reader }: Context['feeds'],
  snapshot: Snapshot,
  { family, first }: Block,
  signal?: AbortSignal,
): Promise<boolean> {
  const around = enclosingCidr({ family, value: first }, family === 4 ? 8 : 12)
  return (await reader.near(snapshot, around, signal)).found.length > 0
}

/** Announcements inside the block, and the most specific ones around it. */
function mostSpecific(found: readonly IndexedEntry[], block: Block): readonly IndexedEntry[] {
  const around = found.filter(({ range }) => contains(range, block))
  const smallest = around.map(({ range }) => range.last - range.first).toSorted((a, b) => (a < b ? -1 : 1))[0]
  return found.filter(({ range }) => !contains(range, block) || range.last - range.first === smallest)
}

function announcementsOf({ range, reference, text }: IndexedEntry): readonly Announcement[] {
  const asns = [...(reference ?? '').matchAll(/AS(\d{1,10})/g)].map((match) => Number(match[1]))
  const name = cleanStrangerText(text ?? '', 120)
  return asns.map((asn) => ({ range, asn, asName: name === '' ? null : name, asCountry: null }))
}

function describeGap(block: Block, announcements: readonly Announcement[]): string | null {
  if (announcements.length === 0) return null
  const ranges = announcements.map(({ range }) => range).toSorted((a, b) => (a.first < b.first ? -1 : 1))
  let next = block.first
  for (const { first, last } of ranges) if (first <= next && last >= next) next = last + 1n
  if (next <= block.last) return 'Parts of the block are not announced.'
  const vague = ranges.some((range) => prefixLength(range) === null)
  return vague
    ? 'The table joins neighbouring announcements, so the announced prefix may be smaller than shown.'
    : null
}
