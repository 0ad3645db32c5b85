import { type DnsblList, readsZoneFiles } from '../../shared/domain/list.ts'
import type { ScanPath } from '../../shared/domain/path.ts'
import { plainZone } from '../../shared/domain/zone-name.ts'
import type { Route } from '../engine/dns/dns-port.ts'
import { hasIpv6 } from '../engine/dns/endpoints.ts'
import { routeFinder } from '../engine/dns/route-finder.ts'
import { resolversOf } from './choose-path.ts'
import type { Context } from './context.ts'

/** Questions about a list that is read from files go nowhere. */
const nowhere: Route = { kind: 'servers', servers: [], recursionDesired: false }

/** Finds where the questions of each list go on this path; a key is no part of the search. */
export function openRoutes(
  context: Context,
  path: ScanPath,
): (list: DnsblList, signal?: AbortSignal) => Promise<Route> {
  const find = routeFinder({
    dns: context.dns,
    path,
    resolvers: resolversOf(context, path),
    cache: context.routes,
    hasIpv6: hasIpv6(),
  })
  return (list, signal) =>
    readsZoneFiles(list) ? Promise.resolve(nowhere) : find({ ...list, zone: plainZone(list.zone) }, signal)
}
