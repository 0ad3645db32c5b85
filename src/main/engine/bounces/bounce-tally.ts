import type { BounceDay, BounceEvent, BounceGroup } from '../../../shared/domain/bounce.ts'
import type { BounceCause } from '../../../shared/domain/bounce-knowledge.ts'

/** Groups beyond this number are counted by operator and zone alone, so that memory stays bounded. */
const MAX_GROUPS = 10_000
const MAX_DAYS = 30

interface Growing {
  readonly group: Pick<BounceGroup, 'id' | 'direction' | 'operatorId' | 'zone' | 'address'>
  readonly causes: Map<BounceCause, number>
  readonly days: Map<string, number>
  readonly decidedBy: Set<string>
  events: number
  first: string | null
  last: string | null
}

/** Counts refusals while they are read: blocks by direction, operator, zone and address, the rest by cause. */
export class BounceTally {
  private readonly groups = new Map<string, Growing>()
  private readonly others = new Map<BounceCause, number>()
  /** Refusals seen, blocks among them or not. */
  events = 0
  /** Refusals that are blocks. */
  blocked = 0

  add(event: BounceEvent): void {
    this.events++
    if (!event.blocked) {
      this.others.set(event.cause, (this.others.get(event.cause) ?? 0) + 1)
      return
    }
    this.blocked++
    const growing = this.groupOf(event)
    growing.events++
    growing.causes.set(event.cause, (growing.causes.get(event.cause) ?? 0) + 1)
    for (const id of event.decidedBy) growing.decidedBy.add(id)
    if (event.at === null) return
    if (growing.first === null || event.at < growing.first) growing.first = event.at
    if (growing.last === null || event.at > growing.last) growing.last = event.at
    const day = event.at.slice(0, 10)
    growing.days.set(day, (growing.days.get(day) ?? 0) + 1)
  }

  /** The groups so far, most events first; equal ones by id. */
  list(): readonly BounceGroup[] {
    return [...this.groups.values()]
      .map(({ group, causes, days, decidedBy, events, first, last }) => ({
        ...group,
        cause: mostFrequent(causes),
        events,
        first,
        last,
        days: newestDays(days),
        decidedBy: [...decidedBy],
      }))
      .toSorted((a, b) => b.events - a.events || a.id.localeCompare(b.id))
  }

  /** Refusals that are no blocks, by cause, most first. */
  listOthers(): readonly { readonly cause: BounceCause; readonly events: number }[] {
    return [...this.others]
      .map(([cause, events]) => ({ cause, events }))
      .toSorted((a, b) => b.events - a.events)
  }

  private groupOf({ direction, operatorId, zone, listedIp }: BounceEvent): Growing {
    const id = groupId({ direction, operatorId, zone, address: listedIp })
    const known = this.groups.get(id)
    if (known) return known
    const address = this.groups.size < MAX_GROUPS ? listedIp : null
    const group = { direction, operatorId, zone, address }
    const key = groupId(group)
    const made: Growing = this.groups.get(key) ?? {
      group: { id: key, ...group },
      causes: new Map(),
      days: new Map(),
      decidedBy: new Set(),
      events: 0,
      first: null,
      last: null,
    }
    this.groups.set(key, made)
    return made
  }
}

/** What a group is found by; the same in every reading. */
export const groupId = ({
  direction,
  operatorId,
  zone,
  address,
}: Pick<BounceGroup, 'direction' | 'operatorId' | 'zone' | 'address'>): string =>
  [direction === 'inbound' ? 'in' : 'out', operatorId ?? '', zone ?? '', address ?? ''].join('|')

function mostFrequent(causes: ReadonlyMap<BounceCause, number>): BounceCause {
  const [best] = [...causes].toSorted((a, b) => b[1] - a[1])
  return best?.[0] ?? 'other'
}

const newestDays = (days: ReadonlyMap<string, number>): readonly BounceDay[] =>
  [...days]
    .map(([day, events]) => ({ day, events }))
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .slice(-MAX_DAYS)
