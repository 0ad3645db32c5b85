import { type Block, formatBlock, parseBlock } from '../../shared/domain/block.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { describeSpecial, specialRangeOf } from '../../shared/domain/special-ranges.ts'
import type { Snapshot } from '../engine/netblocks/snapshots.ts'
import { unpack } from '../engine/netblocks/unpack.ts'
import { dnsOrigins } from '../engine/routing/dns-origins.ts'
import { examineRouting } from '../engine/routing/examine-routing.ts'
import type { AnnouncementSource, AuthorizationSource } from '../engine/routing/origin-sources.ts'
import { readAuthorizations } from '../engine/routing/read-authorizations.ts'
import { resolversOf } from './choose-path.ts'
import type { Context } from './context.ts'
import type { Examination, ExaminationInput } from './examination.ts'
import { feedAnnouncements } from './feed-announcements.ts'
import { feedAsLists } from './feed-as-lists.ts'
import { geolocation } from './geolocation.ts'
import { openSnapshots } from './open-snapshots.ts'
import { practiceRoutes } from './practice-routes.ts'

/** Team Cymru's zone: TXT records with origin AS and announced prefix of any address. */
const ASN_ZONE = 'asn.cymru.com'
const MOST_UNPACKED = 1_000_000_000

/** Looks up who announces the block of a scan, and whether they may. */
export const routingExamination: Examination<'routing'> = {
  part: 'routing',
  isWanted: (examine) => examine.registry,
  async run(input) {
    const { context, scan, examine, signal } = input
    const parsed = parseBlock(scan.block)
    if (!parsed.ok) throw new OperationError('internal', parsed.problem)
    const { block } = parsed
    const snapshots = await openSnapshots(context, examine.feeds)
    const { practice } = context.registry
    const routes = practice ? practiceRoutes(practice) : null
    return examineRouting({
      block,
      announcements: routes
        ? [routes]
        : [...feedAnnouncements(context, snapshots), ...askedAnnouncements(input, block)],
      authorizations: routes ?? snapshotAuthorizations(context, snapshots.get('rpki-vrps')),
      asLists: feedAsLists(context, snapshots, { choice: examine.feeds, block }, signal),
      countries: geolocation(context, examine.sources?.geolocation ?? null),
      promisedCountry: examine.sources?.country ?? null,
      now: context.now,
      signal,
    })
  },
}

/** The resolvers of the scan's path are asked; about special-purpose space only where the user named the zone. */
function askedAnnouncements(
  { context, scan, examine, pace, signal }: ExaminationInput,
  block: Block,
): readonly AnnouncementSource[] {
  const zone = examine.sources?.asnZone ?? null
  const special = specialRangeOf(block)
  if (special && zone === null) {
    const reason = `${describeSpecial(block, special)} Nobody is asked who announces ${formatBlock(block)}.`
    return [{ find: async () => ({ kind: 'unknown', reason }) }]
  }
  const { path, timeoutMs, retries } = scan.settings
  const servers = resolversOf(context, path)
  const beforeSend = () => (signal.aborted ? undefined : pace.take())
  return [dnsOrigins({ dns: context.dns, servers, zone: zone ?? ASN_ZONE, timeoutMs, retries, beforeSend })]
}

function snapshotAuthorizations({ feeds }: Context, snapshot: Snapshot | undefined): AuthorizationSource {
  return {
    async covering(ranges) {
      if (!snapshot || ranges.length === 0) return null
      try {
        const parts = await Promise.all(
          snapshot.parts.map(({ path }) =>
            readAuthorizations(textOf(unpack(feeds.files.read(path), MOST_UNPACKED)), ranges),
          ),
        )
        const read = parts.filter((part) => part !== null)
        return read.length > 0 ? read.flat() : null
      } catch {
        return null
      }
    },
  }
}

async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
}
