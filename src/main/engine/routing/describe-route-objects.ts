import { contains, parseBlock } from '../../../shared/domain/block.ts'
import type { RouteObject, RouteOrigin } from '../../../shared/domain/routing-findings.ts'

/**
 * What the route objects say of the announcements, in one or two sentences; null without data, or when nobody
 * announces the block and nothing is registered. An object for the announced prefix or around it, with the same
 * origin, is what networks that filter by routing registries look for; objects of other origins are what earlier users
 * left behind.
 */
export function describeRouteObjects(
  objects: readonly RouteObject[] | null,
  origins: readonly RouteOrigin[],
): string | null {
  if (objects === null) return null
  const announcing = new Set(origins.map(({ asn }) => asn))
  const missing = origins.filter((origin) => !objects.some((object) => supports(object, origin)))
  const strays = objects.filter(({ asn }) => !announcing.has(asn))
  const sentences = [
    ...(origins.length === 0 ? [] : [describeSupport(missing)]),
    ...(strays.length === 0 ? [] : [describeStrays(strays)]),
  ]
  return sentences.length === 0 ? null : sentences.join(' ')
}

function describeSupport(missing: readonly RouteOrigin[]): string {
  if (missing.length === 0) return 'Every announcement has a route object with its origin.'
  const routes = missing.map(({ asn, prefix }) => `${prefix} by AS${asn}`).join(', ')
  return `The routing registry at hand has no route object for ${routes}: networks that filter by such objects may not take it.`
}

function describeStrays(strays: readonly RouteObject[]): string {
  const named = [...new Set(strays.map(({ asn, prefix }) => `AS${asn} for ${prefix}`))]
  const more = named.length > 3 ? ` and ${named.length - 3} more` : ''
  return `Route objects name other networks (${named.slice(0, 3).join(', ')}${more}): as a rule left by an earlier user; whoever maintains them, or the holder of the space, can have them removed.`
}

function supports({ asn, prefix }: RouteObject, origin: RouteOrigin): boolean {
  if (asn !== origin.asn) return false
  const [object, route] = [parseBlock(prefix), parseBlock(origin.prefix)]
  return object.ok && route.ok && contains(object.block, route.block)
}
