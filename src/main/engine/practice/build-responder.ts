import type { Responder } from '../dns/name-server-port.ts'
import { addressOfLabels } from './address-of-labels.ts'
import { buildListResponder, type ListResponder } from './build-list-responder.ts'
import { buildReverseResponder } from './build-reverse-responder.ts'
import type { PracticeWorld } from './practice-world.ts'

/**
 * Builds the one resolver of the practice network: it answers for every zone of the world as a recursive resolver
 * would, and says NXDOMAIN to everything else. Deterministic: the same questions in the same order get the same
 * reactions. Each call builds a world with counters of its own.
 */
export function buildResponder(world: PracticeWorld): Responder {
  const responders = new Map<string, ListResponder>(
    Object.keys(world.lists).map((zone) => [zone, buildListResponder(zone, world)]),
  )
  const aboutNames = buildReverseResponder(world)
  return (question) => {
    const named = aboutNames(question)
    if (named) return named
    const zone = zoneOf(question.name, responders)
    const respond = zone === null ? undefined : responders.get(zone)
    if (zone === null || !respond) return { kind: 'reply', rcode: 'NXDOMAIN' }
    const atApex = question.name === zone
    const address = atApex ? null : addressOfLabels(question.name.slice(0, -zone.length - 1))
    return respond({ ...question, address, atApex })
  }
}

/** The longest zone that the name lies in, or null. */
function zoneOf(name: string, zones: ReadonlyMap<string, unknown>): string | null {
  for (let rest = name; rest !== ''; rest = rest.slice(rest.indexOf('.') + 1)) {
    if (zones.has(rest)) return rest
    if (!rest.includes('.')) return null
  }
  return null
}
