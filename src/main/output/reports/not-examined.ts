import type { NetblockFindings } from '../../../shared/domain/netblock-findings.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { Surroundings, SurroundingsPart } from '../../../shared/domain/surroundings.ts'

const sentences: Readonly<Record<SurroundingsPart, string>> = {
  netblocks: 'netblocks: netblock feeds around the block were not examined.',
  registry: 'registry: registry objects and allocation were not examined.',
  routing: 'routing: announcing AS and route origin were not examined.',
  reverseDns: 'rdns: PTR records and their forward match were not examined.',
}

/** What a scan looked at nothing of, or in vain; said in every result: silence is no clean bill. */
export function notExaminedSentences(found: Surroundings): readonly string[] {
  const parts: readonly SurroundingsPart[] = ['netblocks', 'registry', 'routing', 'reverseDns']
  const vain = [
    ['registry', found.registry?.failure ?? null],
    ['routing', found.routing?.failure ?? null],
  ] as const
  return [
    ...parts.filter((part) => found[part] === null).map((part) => sentences[part]),
    ...(found.netblocks ? feedGaps(found.netblocks) : []),
    ...nameGaps(found.reverseDns),
    ...vain.flatMap(([part, failure]) =>
      failure === null ? [] : [`${part}: ${cleanStrangerText(failure, 400)}`],
    ),
  ]
}

/** The same for people to read: the part by its name instead of its key in the JSON. */
export const describeNotExamined = (found: Surroundings): readonly string[] =>
  notExaminedSentences(found).map((sentence) =>
    sentence.replace(/^(?:netblocks|registry|routing|rdns)(?=: )/, (key) => partNames[key] ?? key),
  )

const partNames: Readonly<Record<string, string>> = {
  netblocks: 'Netblocks',
  registry: 'Registry',
  routing: 'Routing',
  rdns: 'Reverse DNS',
}

/** Addresses whose names nobody answered for. */
function nameGaps(found: Surroundings['reverseDns']): readonly string[] {
  if (found === null || found.counts.unknown === 0) return []
  const { counts, addresses, failure } = found
  const why = failure === null ? '' : ` ${cleanStrangerText(failure, 400)}`
  return [
    `rdns: of ${counts.unknown.toLocaleString('en')} of ${addresses.toLocaleString('en')} addresses it is not known whether they have a name.${why}`,
  ]
}

/** Feeds that say less than they should: none at hand, unread or stale. */
function feedGaps({ feeds, unread }: NetblockFindings): readonly string[] {
  const none = 'netblocks: no copy of a netblock feed was at hand; fetch some with blockvet feeds update.'
  return [
    ...(feeds.length === 0 && unread.length === 0 ? [none] : []),
    ...unread.map(({ feedName, reason }) => `netblocks: ${feedName} was not examined. ${reason}`),
    ...feeds.flatMap(({ feedName, staleReason }) =>
      staleReason === null ? [] : [`netblocks: ${feedName} is stale. ${staleReason}`],
    ),
  ]
}
