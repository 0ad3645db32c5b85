import type { DnsblList } from '../../shared/domain/list.ts'
import type { Store } from '../store/open-store.ts'

/** Where the packets of the day are kept in the store. */
const LEDGER_KEY = 'daily-packets'
/** Packets are written down ahead, so many at a time, as a share of the budget: a crash may waste them, never hide them. */
const LEASE_SHARE = 1 / 100
/** Packets of a budget that checks leave over for the probe after them; at most, and as a share of the budget. */
const PROBE_PACKETS = 12
const PROBE_SHARE = 1 / 4

type Budgeted = Pick<DnsblList, 'zone' | 'dailyBudget'>

/** What is left for the probe after the last check. */
export const probeReserve = ({ dailyBudget }: Budgeted): number =>
  dailyBudget === null ? 0 : Math.min(PROBE_PACKETS, Math.ceil(dailyBudget * PROBE_SHARE))

/**
 * Counts the packets that lists with a daily budget were sent in a day (UTC), whatever scan, probe or process sent
 * them, as long as they share a database.
 */
export class DailyLedger {
  private readonly settings: Store['settings']
  private readonly now: () => number
  private day = ''
  /** Packets by zone that are written down already and not sent yet. */
  private readonly leased = new Map<string, number>()

  /** `now` is the wall clock, ms since 1970. */
  constructor(settings: Store['settings'], now: () => number) {
    this.settings = settings
    this.now = now
  }

  /** Packets that the list may still be sent today; infinite without a budget. */
  left(list: Budgeted): number {
    if (list.dailyBudget === null) return Number.POSITIVE_INFINITY
    const written = this.written()[list.zone] ?? 0
    return Math.max(0, list.dailyBudget - written) + (this.leased.get(list.zone) ?? 0)
  }

  /** Takes leave to send one packet and leave `keep` of the day's budget over; false when there is none. */
  take(list: Budgeted, keep: number): boolean {
    const { zone, dailyBudget } = list
    if (dailyBudget === null) return true
    const free = this.isSameDay() ? (this.leased.get(zone) ?? 0) : 0
    // What is leased may be used without another look at the store, which would cost more than the packet.
    if (free <= keep && this.left(list) <= keep) return false
    this.leased.set(zone, (free > 0 ? free : this.lease(zone, dailyBudget)) - 1)
    return true
  }

  private isSameDay(): boolean {
    return this.day === dayOf(this.now())
  }

  private lease(zone: string, dailyBudget: number): number {
    const packets = this.written()
    const earlier = packets[zone] ?? 0
    const lease = Math.min(Math.max(1, Math.floor(dailyBudget * LEASE_SHARE)), dailyBudget - earlier)
    this.settings.set(LEDGER_KEY, { day: this.day, packets: { ...packets, [zone]: earlier + lease } })
    return lease
  }

  /** Packets by zone that the store holds for today. */
  private written(): Readonly<Record<string, number>> {
    const day = dayOf(this.now())
    if (day !== this.day) this.leased.clear()
    this.day = day
    const stored = this.settings.get(LEDGER_KEY)
    return isPage(stored) && stored.day === day ? stored.packets : {}
  }
}

/** Day of a moment (UTC), as `2026-01-31`. */
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

interface Page {
  readonly day: string
  readonly packets: Readonly<Record<string, number>>
}

function isPage(value: unknown): value is Page {
  if (typeof value !== 'object' || value === null || !('day' in value) || !('packets' in value)) return false
  const { packets } = value
  return (
    typeof packets === 'object' &&
    packets !== null &&
    Object.values(packets).every((count) => typeof count === 'number' && count >= 0)
  )
}
