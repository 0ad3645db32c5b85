import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import { type Card, readJcard } from './read-jcard.ts'

/** Somebody named in an answer, flattened out of the tree of entities (RFC 9083 §5.1). */
export interface RdapEntity {
  readonly handle: string | null
  readonly roles: readonly string[]
  readonly card: Card
  /** 0 for an entity of the network itself. */
  readonly depth: number
}

const MAX_ENTITIES = 100
const MAX_DEPTH = 6

/** All entities of an object, depth first: abuse contacts often hang below the holder. Never throws. */
export function readRdapEntities(entities: unknown): readonly RdapEntity[] {
  const found: RdapEntity[] = []
  collect(entities, 0, found)
  return found
}

function collect(entities: unknown, depth: number, found: RdapEntity[]): void {
  if (!Array.isArray(entities) || depth > MAX_DEPTH) return
  for (const entity of entities) {
    if (found.length >= MAX_ENTITIES) return
    if (typeof entity !== 'object' || entity === null) continue
    const { handle, roles, vcardArray, entities: below } = entity as Record<string, unknown>
    found.push({
      handle: typeof handle === 'string' ? cleanStrangerText(handle, 100) : null,
      roles: Array.isArray(roles)
        ? roles.filter((role): role is string => typeof role === 'string').map((role) => role.toLowerCase())
        : [],
      card: readJcard(vcardArray),
      depth,
    })
    collect(below, depth + 1, found)
  }
}

/**
 * Who holds the network: the registrant whose card says organisation (RIPE names maintainers as registrants too),
 * else any registrant with a name, else a top-level organisation without roles (AFRINIC leaves them out).
 */
export function findHolder(entities: readonly RdapEntity[]): RdapEntity | null {
  const named = entities.filter(({ card }) => card.fullName !== null)
  const registrants = named.filter(({ roles }) => roles.includes('registrant'))
  return (
    registrants.find(({ card }) => card.kind === 'org') ??
    registrants.find(({ card }) => card.kind !== 'individual') ??
    registrants[0] ??
    named.find(({ roles, card, depth }) => depth === 0 && roles.length === 0 && card.kind === 'org') ??
    null
  )
}

/** Where abuse is reported: an address marked so, else one of an entity with that role, wherever it hangs. */
export function findAbuseEmail(entities: readonly RdapEntity[]): string | null {
  const marked = entities.flatMap(({ card }) => card.emails).find(({ isAbuse }) => isAbuse)
  if (marked) return marked.address
  const contact = entities.find(({ roles, card }) => roles.includes('abuse') && card.emails.length > 0)
  return contact?.card.emails[0]?.address ?? null
}
