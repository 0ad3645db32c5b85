import { describeClosing } from '../../../shared/domain/closing.ts'
import type { ListHealth, ProbeFinding } from '../../../shared/domain/health.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import { explainCodes } from '../../../shared/domain/read-outcome.ts'
import { isBlockPage } from './block-pages.ts'
import { type PointReading, ProbeAsker, type ProbeOptions } from './probe-asker.ts'
import { type ProbePoints, probePoints } from './probe-points.ts'

type Judged = Pick<ProbeFinding, 'health' | 'reason' | 'marked'>

/**
 * Finds out whether a list can be believed now: its test entry must be listed, its negative point must not
 * (RFC 5782 §5), its zone must exist. Never rejects; every question and answer is in the finding.
 */
export async function probeList(options: ProbeOptions): Promise<ProbeFinding> {
  const asker = new ProbeAsker(options)
  const judged = await judge(options, asker)
  const probedAt = new Date(options.now()).toISOString()
  return { listId: options.list.id, ...judged, answers: asker.answers, probedAt }
}

async function judge(options: ProbeOptions, asker: ProbeAsker): Promise<Judged> {
  const { list, route } = options
  if (list.status === 'closed') return found('gone', describeGone(list))
  if (route.kind === 'none') return found(route.zoneExists ? 'unreachable' : 'gone', route.reason)
  const points = probePoints(list, options.families[0] ?? 4, options.randomBytes)
  const [first, firstUnlisted, apex] = await Promise.all([
    points.listed ? asker.point(points.listed) : null,
    asker.point(points.unlisted),
    asker.apex(),
  ])
  // A lossy path may swallow one of two answers: what is silent beside an answer is asked once more.
  const lossy = isAnswer(first) !== isAnswer(firstUnlisted)
  const listed = lossy && first && !isAnswer(first) ? await asker.point(first.point) : first
  const unlisted = lossy && !isAnswer(firstUnlisted) ? await asker.point(points.unlisted) : firstUnlisted

  const broken = judgeBroken(list, [listed, unlisted])
  if (broken) return broken
  if (apex === 'missing' && [listed, unlisted].every((reading) => reading?.outcome.kind !== 'listed')) {
    return found('gone', `The zone ${list.zone} does not exist.`)
  }
  if (!isAnswer(unlisted) || (listed && !isAnswer(listed))) return judgeSilent([listed, unlisted])
  if (unlisted.outcome.kind === 'listed') return judgeWildcard(asker, points, unlisted)
  if (listed?.outcome.kind === 'listed') return found('healthy', 'Its test entry answers as it should.')
  switch (apex) {
    case 'exists':
      return { ...found('no-test-entry', 'Its zone exists, but no test entry is in it.'), marked: true }
    case 'refused':
      return found('refusing', 'Its server refuses to say whether the zone exists.')
    case 'missing':
    case 'unanswered':
      return found('unreachable', 'No test entry is in it, and nobody says that its zone exists.')
  }
}

function describeGone({ closed }: DnsblList): string {
  if (!closed) return 'The catalogue knows that it has shut down.'
  return `The catalogue knows that it is ${describeClosing(closed)}.`
}

const found = (health: ListHealth, reason: string): Judged => ({ health, reason, marked: false })

const isAnswer = (reading: PointReading | null): boolean =>
  reading !== null && (reading.outcome.kind !== 'unknown' || isSaid(reading))

/** A refusal or an address outside 127/8 is an answer of sorts; silence is not. */
function isSaid({ outcome }: PointReading): boolean {
  return (
    outcome.kind === 'unknown' &&
    (outcome.cause === 'refusal-code' || outcome.cause === 'outside-127' || outcome.cause === 'refused')
  )
}

function judgeBroken(list: DnsblList, readings: readonly (PointReading | null)[]): Judged | null {
  for (const reading of readings) {
    if (reading?.outcome.kind !== 'unknown') continue
    const { cause } = reading.outcome
    if (cause === 'refusal-code') return found('refusing', describeRefusal(list, reading.addresses))
    if (cause === 'refused') return found('refusing', `Its server refuses the question.${remedy(list)}`)
    if (cause === 'outside-127') return found('parked', describeParked(reading.addresses))
  }
  return null
}

function describeParked(addresses: readonly string[]): string {
  const where = addresses.join(', ')
  if (addresses.some(isBlockPage)) {
    return `The resolver answers with its block page ${where}: the resolver is at fault, not the list. Use another resolver.`
  }
  return `It answers with ${where}, outside 127.0.0.0/8: the zone is parked or hijacked.`
}

function describeRefusal(list: DnsblList, addresses: readonly string[]): string {
  const means = explainCodes(list.refusals, addresses).flatMap(({ rule }) => rule?.means ?? [])
  const why = means.length > 0 ? `: ${means.join('; ')}` : ''
  return `It answers ${addresses.join(', ')}, which tells us to go away${why}.${remedy(list)}`
}

const remedy = (list: DnsblList): string => (list.access.note ? ` ${list.access.note}` : '')

function judgeSilent(readings: readonly (PointReading | null)[]): Judged {
  const causes = readings.flatMap((reading) =>
    reading?.outcome.kind === 'unknown' ? [words[reading.outcome.cause] ?? reading.outcome.cause] : [],
  )
  return found('unreachable', `Its test points got no usable answer (${[...new Set(causes)].join(', ')}).`)
}

const words: Readonly<Record<string, string>> = {
  timeout: 'no answer in time',
  servfail: 'SERVFAIL',
  malformed: 'an unreadable answer',
  cancelled: 'given up',
  budget: 'its query limit of the day is reached',
}

async function judgeWildcard(
  asker: ProbeAsker,
  points: ProbePoints,
  unlisted: PointReading,
): Promise<Judged> {
  const others = points.neverListed.filter(({ text }) => text !== unlisted.point.text)
  const readings = await Promise.all(others.map((point) => asker.point(point)))
  const clear = readings.find(({ outcome }) => outcome.kind === 'clear')
  if (clear) {
    const reason = `It lists ${unlisted.point.text}, which it should not, but not ${clear.point.text}: one bad entry.`
    return { health: 'healthy', reason, marked: true }
  }
  const named = [unlisted, ...readings.filter(({ outcome }) => outcome.kind === 'listed')]
  const texts = named.map(({ point }) => point.text).join(', ')
  return found('wildcard', `It lists addresses that nobody can list: ${texts}.`)
}
