import { contains, formatBlock } from '../../shared/domain/block.ts'
import type { PracticeRegistry } from '../engine/practice/practice-registry.ts'
import type { AnnouncementSource, AuthorizationSource } from '../engine/routing/origin-sources.ts'

/** What the routers of the practice network know. */
export function practiceRoutes({
  routes,
  authorizations,
}: PracticeRegistry): AnnouncementSource & AuthorizationSource {
  return {
    find: async (block) => ({
      kind: 'known',
      source: 'table',
      dataDate: null,
      announcements: routes
        .filter(({ prefix }) => contains(prefix, block))
        .map(({ prefix, asn, asName }) => ({ range: prefix, asn, asName, asCountry: null })),
      gap: null,
    }),
    covering: async (ranges) =>
      authorizations
        .filter(({ prefix }) => ranges.some((range) => contains(prefix, range)))
        .map(({ prefix, asn, maxLength }) => ({ prefix: formatBlock(prefix), asn, maxLength })),
  }
}
