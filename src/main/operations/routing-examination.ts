import { type Block, formatBlock, parseBlock } from '../../shared/domain/block.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { describeSpecial, specialRangeOf } from '../../shared/domain/special-ranges.ts'
import { describeRouteObjects } from '../engine/routing/describe-route-objects.ts'
import { dnsOrigins } from '../engine/routing/dns-origins.ts'
import { examineRouting } from '../engine/routing/examine-routing.ts'
import type { AnnouncementSource } from '../engine/routing/origin-sources.ts'
import { resolversOf } from './choose-path.ts'
import { describeOldCopy } from './describe-old-copy.ts'
import type { Examination, ExaminationInput } from './examination.ts'
import { feedAnnouncements } from './feed-announcements.ts'
import { feedAsLists } from './feed-as-lists.ts'
import { feedAuthorizations } from './feed-authorizations.ts'
import { geolocation } from './geolocation.ts'
import { openSnapshots } from './open-snapshots.ts'
import { practiceRoutes } from './practice-routes.ts'
import { readPlaces } from './read-places.ts'
import { readRouteObjects } from './read-route-objects.ts'

/** Team Cymru's zone: TXT records with origin AS and announced prefix of any address. */
const ASN_ZONE = 'asn.cymru.com'

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
    const found = await examineRouting({
      block,
      announcements: routes
        ? [routes]
        : [...feedAnnouncements(context, snapshots), ...askedAnnouncements(input, block)],
      authorizations: routes ?? feedAuthorizations(context, snapshots.get('rpki-vrps')),
      asLists: feedAsLists(context, snapshots, block, signal),
      countries: geolocation(context, examine.sources?.geolocation ?? null),
      promisedCountry: examine.sources?.country ?? null,
      now: context.now,
      signal,
    })
    const routeObjects = await readRouteObjects(context, snapshots, block, signal)
    const old = [
      found.origins.length > 0 && !routes
        ? await describeOldCopy(context, snapshots.get('rpki-vrps'), 'The authorizations (RPKI)', signal)
        : null,
      routeObjects && (await describeOldCopy(context, snapshots.get('irr-db'), 'The route objects', signal)),
    ].filter((gap) => gap !== null)
    return {
      ...found,
      routeObjects,
      routeObjectsText: describeRouteObjects(routeObjects, found.origins),
      places: await readPlaces(context, snapshots, block, signal),
      gaps: [...found.gaps, ...old],
    }
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
  const beforeSend = () => pace.take(signal)
  return [dnsOrigins({ dns: context.dns, servers, zone: zone ?? ASN_ZONE, timeoutMs, retries, beforeSend })]
}
