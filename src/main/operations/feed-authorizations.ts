import { contains, formatBlock } from '../../shared/domain/block.ts'
import type { RouteAuthorization } from '../../shared/domain/routing-findings.ts'
import type { IndexedEntry } from '../engine/netblocks/range-index.ts'
import type { Snapshot } from '../engine/netblocks/snapshots.ts'
import type { AuthorizationSource } from '../engine/routing/origin-sources.ts'
import type { Context } from './context.ts'

/**
 * Route authorizations out of a copy at hand. A copy that is cut off or damaged gives none at all: what it lost might
 * have covered the route, and no authorization would be said where there is one.
 */
export function feedAuthorizations({ feeds }: Context, snapshot: Snapshot | undefined): AuthorizationSource {
  return {
    async covering(ranges, signal) {
      if (!snapshot || ranges.length === 0) return null
      try {
        const found = new Map<string, RouteAuthorization>()
        for (const range of ranges) {
          const looked = await feeds.reader.near(snapshot, range, signal)
          if (looked.fault !== null || looked.reading.entries === 0) return null
          for (const entry of looked.found.filter((one) => contains(one.range, range))) {
            const read = readEntry(entry)
            if (read) found.set(JSON.stringify(read), read)
          }
        }
        return [...found.values()]
      } catch {
        return null
      }
    },
  }
}

function readEntry({ range, reference, text }: IndexedEntry): RouteAuthorization | null {
  const asn = /^AS(\d{1,10})$/.exec(reference ?? '')?.[1]
  const longest = /^\/(\d{1,3})/.exec(text ?? '')?.[1]
  if (asn === undefined || longest === undefined) return null
  return { prefix: formatBlock(range), asn: Number(asn), maxLength: Number(longest) }
}
