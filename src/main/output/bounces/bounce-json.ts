import type { BounceEvent, BounceGroup } from '../../../shared/domain/bounce.ts'

/** A group with what to do about it. */
type Group = BounceGroup & { readonly next: string }

/** Beginning of a `blockvet.bounces/1` document; events follow, parted by commas, then `bounceJsonEnd`. */
export const bounceJsonStart = '{"schema":"blockvet.bounces/1","events":['

/** One event as JSON, keys in the documented order. */
export function bounceEventJson(event: BounceEvent): string {
  return JSON.stringify({
    source: event.source,
    at: event.at,
    direction: event.direction,
    blocked: event.blocked,
    cause: event.cause,
    operator: event.operatorId,
    zone: event.zone,
    listedIp: event.listedIp,
    remoteHost: event.remoteHost,
    smtpCode: event.smtpCode,
    enhancedCode: event.enhancedCode,
    lookupUrl: event.lookupUrl,
    decidedBy: event.decidedBy,
    text: event.text,
  })
}

/** End of the document: one entry per direction, operator and zone, with every address of it. */
export function bounceJsonEnd(groups: readonly Group[]): string {
  return `],"summary":${JSON.stringify(sumByOperator(groups))}}\n`
}

/** One operator's (or unknown zone's) blocks over all addresses. */
export interface OperatorSum {
  readonly direction: BounceGroup['direction']
  readonly operator: string | null
  readonly zone: string | null
  readonly events: number
  readonly ips: readonly string[]
  readonly first: string | null
  readonly last: string | null
  readonly next: string
}

/** Sums groups over their addresses, most events first. */
export function sumByOperator(groups: readonly Group[]): readonly OperatorSum[] {
  const keyed = Map.groupBy(groups, ({ direction, operatorId, zone }) => `${direction}|${operatorId}|${zone}`)
  const sums = [...keyed.values()].flatMap((members): OperatorSum[] => {
    const [first] = members
    if (!first) return []
    const firsts = members.flatMap((group) => group.first ?? []).toSorted()
    const lasts = members.flatMap((group) => group.last ?? []).toSorted()
    return [
      {
        direction: first.direction,
        operator: first.operatorId,
        zone: first.zone,
        events: members.reduce((sum, { events }) => sum + events, 0),
        ips: members.flatMap(({ address }) => address ?? []),
        first: firsts[0] ?? null,
        last: lasts.at(-1) ?? null,
        next: first.next,
      },
    ]
  })
  return sums.toSorted((a, b) => b.events - a.events)
}
