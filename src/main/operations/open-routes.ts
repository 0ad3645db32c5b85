import type { DnsblList } from '../../shared/domain/list.ts'
import type { ScanPath } from '../../shared/domain/path.ts'
import type { Route } from '../engine/dns/dns-port.ts'
import { routeFinder } from '../engine/dns/route-finder.ts'
import { resolversOf } from './choose-path.ts'
import type { Context } from './context.ts'

/** Finds where the questions of each list go on this path. */
export function openRoutes(context: Context, path: ScanPath): (list: DnsblList) => Promise<Route> {
  return routeFinder({ dns: context.dns, path, resolvers: resolversOf(context, path) })
}
