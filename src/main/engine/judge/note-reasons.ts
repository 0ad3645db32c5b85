import { isUsable } from '../../../shared/domain/health.ts'
import type { ScanEvidence } from '../../../shared/domain/scan-evidence.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { Surroundings, SurroundingsPart } from '../../../shared/domain/surroundings.ts'
import { targetWords } from '../../../shared/domain/target-words.ts'
import { describeCount, describeNames, describePart } from './describe-figures.ts'
import { type WeighedReason, weighReason } from './weighed-reason.ts'

const partWords: Readonly<Record<SurroundingsPart, string>> = {
  netblocks: 'netblock feeds',
  registry: 'the registry',
  routing: 'routing',
  reverseDns: 'reverse DNS',
}

const parts: readonly SurroundingsPart[] = ['netblocks', 'registry', 'routing', 'reverseDns']

/** Parts of the surroundings that nothing is known of: not examined, or examined in vain. */
export function notExamined(surroundings: Surroundings): readonly SurroundingsPart[] {
  const { netblocks, registry, routing, reverseDns } = surroundings
  const empty: Readonly<Record<SurroundingsPart, boolean>> = {
    netblocks: netblocks === null || netblocks.feeds.length === 0,
    registry: registry === null || registry.source === 'none',
    routing: routing === null || routing.source === 'none',
    reverseDns: reverseDns === null || reverseDns.counts.unknown === reverseDns.addresses,
  }
  return parts.filter((part) => empty[part])
}

/** Names parts for a sentence: `netblock feeds, routing and reverse DNS`. */
export function describeParts(missing: readonly SurroundingsPart[]): string {
  const words = missing.map((part) => partWords[part])
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** What is told and calls for nothing: allow lists that vouch for addresses, and what was not examined. */
export function noteReasons({ lists, notes, surroundings, scan }: ScanEvidence): readonly WeighedReason[] {
  const allow = lists.filter(
    ({ list, before, after }) =>
      list.polarity === 'allow' && [before, after].every((probe) => probe === null || isUsable(probe.health)),
  )
  const ids = allow.map(({ list }) => list.id).filter((id) => notes.some(({ listId }) => listId === id))
  const vouched = new Set(notes.filter(({ listId }) => ids.includes(listId)).map(({ target }) => target)).size
  const names = allow.filter(({ list }) => ids.includes(list.id)).map(({ list }) => list.name)
  const missing = notExamined(surroundings)
  return [
    ...(vouched === 0
      ? []
      : [
          weighReason({
            code: 'allow-listed',
            force: 0.3,
            named: true,
            phrase: `${describeNames(names.toSorted())} ${names.length === 1 ? 'vouches' : 'vouch'} for ${describePart(vouched, scan.targets, targetWords(scan))}`,
            listIds: ids.toSorted(),
          }),
        ]),
    ...unseen(missing, surroundings),
  ]
}

/** What was not looked at: whole parts, single feeds of a part that was, feeds in old copies, names without an answer. */
function unseen(missing: readonly SurroundingsPart[], surroundings: Surroundings): readonly WeighedReason[] {
  const { netblocks, reverseDns, routing } = surroundings
  const unknownNames = missing.includes('reverseDns') ? 0 : (reverseDns?.counts.unknown ?? 0)
  const stale = netblocks?.feeds.filter((feed) => feed.stale) ?? []
  const gaps = [
    ...(missing.length === 0 ? [] : [describeParts(missing)]),
    ...feedGap(netblocks?.unread ?? [], ''),
    ...feedGap(stale, 'a current copy of '),
    ...(unknownNames === 0 || reverseDns === null
      ? []
      : [`reverse DNS of ${describePart(unknownNames, reverseDns.addresses)}`]),
    ...(routing?.announced && routing.rpki === 'unknown' ? ['route origin validation (RPKI)'] : []),
  ]
  if (gaps.length === 0) return []
  return [
    weighReason({
      code: 'not-examined',
      force: 0.1,
      phrase: `not examined: ${gaps.join('; ')}`,
      more: ['That speaks neither for nor against the block.'],
    }),
  ]
}

function feedGap(feeds: readonly { readonly feedName: string }[], before: string): readonly string[] {
  if (feeds.length === 0) return []
  const names = describeNames(feeds.map(({ feedName }) => cleanStrangerText(feedName, 80)).toSorted())
  return [`${before}${describeCount(feeds.length, 'netblock feed', 'netblock feeds')} (${names})`]
}
