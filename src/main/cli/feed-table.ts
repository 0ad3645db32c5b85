import type { Feed } from '../../shared/domain/feed.ts'
import type { FeedState } from '../../shared/domain/feed-state.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'

/** One line per feed: what it is, the copy here, its licence. */
export function feedTable(states: readonly FeedState[], nowMs: number): string {
  const width = Math.max(...states.map(({ feed }) => feed.id.length), 4)
  const rows = states.map((state) => {
    const { feed, entries } = state
    const copy = [
      copyWord(state).padEnd(9),
      ageOf(state, nowMs).padStart(8),
      (entries?.toLocaleString('en') ?? '').padStart(9),
    ]
    return [
      feed.id.padEnd(width),
      feed.kind.padEnd(14),
      feed.impact.padEnd(8),
      ...copy,
      licenceWord(feed),
    ].join('  ')
  })
  const head = [
    'feed'.padEnd(width),
    'kind'.padEnd(14),
    'impact'.padEnd(8),
    'copy'.padEnd(9),
    'age'.padStart(8),
    'entries'.padStart(9),
    'licence',
  ]
  return `${[head.join('  '), ...rows].map((row) => row.trimEnd()).join('\n')}\n`
}

/** Everything about one feed. */
export function describeFeed(state: FeedState, nowMs: number): string {
  const { feed, entries, badLines, problems } = state
  const rows: [string, string | null][] = [
    ['publisher', `${feed.publisher.name} ${feed.publisher.url}`.trim()],
    ['lists', feed.what],
    ['kind', `${feed.kind}, impact ${feed.impact}${feed.impactReason ? `: ${feed.impactReason}` : ''}`],
    ['status', feed.statusNote ? `${feed.status}: ${feed.statusNote}` : feed.status],
    ['file', feed.urls.length > 0 ? feed.urls.join('  ') : `none to fetch (${feed.access})`],
    [
      'pace',
      `every ${feed.minIntervalHours} h at most${feed.intervalHours === null ? '' : `, renewed every ${feed.intervalHours} h`}`,
    ],
    [
      'licence',
      [feed.licence.name, `commercial use: ${feed.licence.commercial}`, feed.licence.note]
        .filter(Boolean)
        .join('; '),
    ],
    ['credit', feed.licence.attribution],
    ['opt-in', feed.optIn],
    ['repeats', feed.aggregateOf.length > 0 ? feed.aggregateOf.join(', ') : null],
    ['removal', feed.removal],
    [
      'copy',
      state.held
        ? `${copyWord(state)}, data of ${state.feedDate?.slice(0, 16).replace('T', ' ')} UTC (${ageOf(state, nowMs)}), ${entries?.toLocaleString('en') ?? 'uncounted'} entries`
        : 'none',
    ],
    ['stale', state.held ? state.staleReason : null],
    ...problems.map(({ line, reason }): [string, string] => [`line ${line}`, reason]),
    [
      '',
      badLines > problems.length
        ? `${(badLines - problems.length).toLocaleString('en')} more lines could not be read`
        : null,
    ],
    [
      'sure',
      `confidence ${feed.confidence}${feed.unverified.length > 0 ? `; unverified: ${feed.unverified.join(', ')}` : ''}`,
    ],
    ...feed.sources.map(({ what, ref }): [string, string] => ['source', `${what}: ${ref}`]),
  ]
  const lines = rows.flatMap(([label, text]) =>
    text === null ? [] : [`  ${label.padEnd(10)}  ${cleanStrangerText(text)}`],
  )
  return `${feed.id}  ${feed.name}\n${lines.join('\n')}\n`
}

function copyWord({ feed, held, staleReason }: FeedState): string {
  if (held) return staleReason === null ? 'fresh' : 'stale'
  if (feed.status === 'closed' || feed.status === 'deprecated') return feed.status
  if (feed.access !== 'download') return feed.access
  return feed.optIn === null ? 'none' : 'opt-in'
}

/** `40 min`, `5 h`, `12 d`, or nothing. */
function ageOf({ feedDate }: FeedState, nowMs: number): string {
  if (feedDate === null) return ''
  const minutes = Math.max(0, Math.round((nowMs - Date.parse(feedDate)) / 60_000))
  if (minutes < 60) return `${minutes} min`
  return minutes < 2880
    ? `${Math.round(minutes / 60)} h`
    : `${Math.round(minutes / 1440).toLocaleString('en')} d`
}

const licenceWord = ({ licence }: Feed): string =>
  licence.commercial === 'yes' ? licence.name : `${licence.name} (commercial use: ${licence.commercial})`
