import type { Case } from '../../../shared/domain/case.ts'
import type { Calendar } from '../../../shared/domain/verdict.ts'
import { WORK_HOURS_PER_DAY } from './rules.ts'
import { sumEffort } from './weigh-effort.ts'

interface Finish {
  /** Hours from the start; `high` is Infinity when no end is known. */
  readonly low: number
  readonly high: number
  /** Cases that decide `high`, in the order they are closed. */
  readonly path: readonly string[]
}

const DAY_HOURS = 24
const DAY_MS = DAY_HOURS * 3600 * 1000

/**
 * The first day fit to send. Cases that filters act on run side by side, each after those it waits for; the longest
 * way through decides, and not less than the work itself takes. What lists of low impact hold may stand longer.
 *
 * @param from ISO 8601 moment that the days are counted from.
 * @param endless True when something stands in the way that no case ends; the latest day is not known then.
 */
export function planCalendar(cases: readonly Case[], from: string, endless = false): Calendar {
  const byId = new Map(cases.map((entry) => [entry.id, entry]))
  const needed = withNeeded(cases.filter(isInTheWay), byId)
  const finishes = needed.map((entry) => finishOf(entry, byId, new Set()))
  const last = (end: 'low' | 'high'): number => Math.max(0, ...finishes.map((finish) => finish[end]))
  const open = needed.filter(({ delayHours }) => delayHours === null).map(({ id }) => id)
  const bounded = finishes.filter(({ high }) => Number.isFinite(high))
  const longest = bounded.reduce<Finish>((so, finish) => (isLater(finish, so) ? finish : so), {
    low: 0,
    high: 0,
    path: [],
  })
  const [workLow, workHigh] = sumEffort(needed).map((hours) => Math.ceil(hours / WORK_HOURS_PER_DAY) - 1)
  const low = Math.max(Math.ceil(last('low') / DAY_HOURS), workLow ?? 0)
  const end = endless ? Number.POSITIVE_INFINITY : last('high')
  const high = Number.isFinite(end) ? Math.max(Math.ceil(end / DAY_HOURS), workHigh ?? 0, low) : null
  return {
    days: [low, high],
    firstDay: [dayAfter(from, low), high === null ? null : dayAfter(from, high)],
    path: longest.path,
    open,
  }
}

/** What is low costs little mail; everything else must be cleared before one sends. */
const isInTheWay = ({ severity }: Case): boolean => severity !== 'low'

/** The cases with all that they wait for, each once, in a fixed order. */
function withNeeded(cases: readonly Case[], byId: ReadonlyMap<string, Case>): readonly Case[] {
  const all = new Map(cases.map((entry) => [entry.id, entry]))
  for (const entry of all.values()) {
    for (const id of entry.needsFirst) {
      const first = byId.get(id)
      if (first) all.set(id, first)
    }
  }
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** `above` are the cases that wait for this one: in a circle nobody waits for himself. */
function finishOf(entry: Case, byId: ReadonlyMap<string, Case>, above: ReadonlySet<string>): Finish {
  const below = new Set([...above, entry.id])
  const before = entry.needsFirst.flatMap((id) => {
    const first = byId.get(id)
    return first && !below.has(id) ? finishOf(first, byId, below) : []
  })
  const start = before.reduce<Finish>(
    (so, finish) => ({
      low: Math.max(so.low, finish.low),
      high: Math.max(so.high, finish.high),
      path: isLater(finish, so) ? finish.path : so.path,
    }),
    { low: 0, high: 0, path: [] },
  )
  const [low, high] = entry.delayHours ?? [0, Number.POSITIVE_INFINITY]
  return { low: start.low + low, high: start.high + high, path: [...start.path, entry.id] }
}

/** Ties go to the longer way, then to the name, so that order is no part of it. */
function isLater(a: Finish, b: Finish): boolean {
  if (a.high !== b.high) return a.high > b.high
  if (a.path.length !== b.path.length) return a.path.length > b.path.length
  return a.path.join('\n') < b.path.join('\n')
}

const dayAfter = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * DAY_MS).toISOString().slice(0, 10)
