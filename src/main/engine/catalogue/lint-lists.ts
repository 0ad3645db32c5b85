import type { Impact } from '../../../shared/domain/impact.ts'
import { formatPath } from './format-path.ts'
import { lintCodes } from './lint-codes.ts'
import type { ListEntry } from './list-entry.ts'
import type { ParsedFile } from './parse-catalogue-file.ts'

/** A list as it stands in a file. */
interface Placed {
  readonly file: ParsedFile
  readonly entry: ListEntry
  readonly at: readonly (string | number)[]
}

/** Evidence older than this says nothing of a list today. */
const MOST_YEARS = 3
/** Nobody publishes more, and small operators bear less. */
const HIGHEST_RATE = 50

const argued: readonly (Impact | undefined)[] = ['critical', 'high']

/**
 * Contradictions in and between lists that are well formed, one sentence each: what no reader of the catalogue would
 * refuse, but nobody means. `reviewedOn` is the day of the review, ISO 8601.
 */
export function lintLists(files: readonly ParsedFile[], reviewedOn: string): readonly string[] {
  const all = files.flatMap((file) =>
    (file.content.lists ?? []).map((entry, i): Placed => ({ file, entry, at: ['lists', i] })),
  )
  const byId = new Map(all.map((placed) => [placed.entry.id, placed]))
  const gone = new Set(
    files.flatMap(({ content }) => (content.closed ?? []).flatMap(({ zones }) => Object.keys(zones))),
  )
  const isGone = (id: string): boolean => gone.has(id) || byId.get(id)?.entry.status === 'closed'
  return all.flatMap((placed) => [
    ...lintCodes(placed.entry).map(({ path, clause }) => say(placed, path, clause)),
    ...lintPreset(placed),
    ...lintSources(placed),
    ...lintDate(placed, reviewedOn),
    ...lintParts(placed, byId, isGone),
  ])
}

function lintPreset(placed: Placed): readonly string[] {
  const { entry } = placed
  const { presets = [], status = 'active', access, usedBy, impact, polarity = 'block', rate = 20 } = entry
  if (presets.length === 0) return []
  const found: string[] = []
  if (status !== 'active') found.push(say(placed, ['presets'], `the list is ${status}`))
  if (access?.kind === 'key' || access?.kind === 'paid' || access?.optIn !== undefined)
    found.push(say(placed, ['presets'], 'its terms keep it out of every preset'))
  if (entry.answers === 'text') found.push(say(placed, ['presets'], 'it answers with texts only'))
  if (polarity === 'block' && argued.includes(impact) && usedBy === undefined)
    found.push(say(placed, ['impact'], 'usedBy names no filter that acts on it'))
  if (entry.confidence === 'low' || entry.confidence === 'unverified')
    found.push(say(placed, ['presets'], 'too little is known of it to ask it unasked'))
  if (rate > HIGHEST_RATE) found.push(say(placed, ['rate'], `more than ${HIGHEST_RATE} questions a second`))
  if (!hasComment(placed)) found.push(say(placed, ['presets'], 'no comment on its line says why'))
  return found
}

/** A membership is justified on its own line. */
function hasComment({ file, at }: Placed): boolean {
  return / # \S/.test(file.lineOf([...at, 'presets']))
}

function lintSources(placed: Placed): readonly string[] {
  const { sources = [], what, impactReason, confidence, removal, status = 'active' } = placed.entry
  if (status === 'closed') return sources.length === 0 ? [say(placed, ['sources'], 'no source')] : []
  const missing = { what, impactReason, confidence, sources: sources[0] }
  const gaps = Object.entries(missing).flatMap(([key, value]) => (value === undefined ? [key] : []))
  return [
    ...gaps.map((key) => say(placed, [key], 'every list of the catalogue says it')),
    ...(removal === undefined || placed.entry.polarity !== 'allow'
      ? []
      : [say(placed, ['removal'], 'nobody asks to be taken off an allowlist')]),
  ]
}

function lintDate(placed: Placed, reviewedOn: string): readonly string[] {
  const { checkedOn, status = 'active' } = placed.entry
  if (checkedOn === undefined) return [say(placed, ['checkedOn'], 'every list of the catalogue says it')]
  if (checkedOn > reviewedOn) return [say(placed, ['checkedOn'], `after the review of ${reviewedOn}`)]
  const year = Number(reviewedOn.slice(0, 4)) - MOST_YEARS
  const oldest = `${year}${reviewedOn.slice(4)}`
  if (status !== 'active' || checkedOn >= oldest.slice(0, checkedOn.length)) return []
  return [
    say(placed, ['checkedOn'], `older than ${MOST_YEARS} years: look again, or make the list unverified`),
  ]
}

function lintParts(
  placed: Placed,
  byId: ReadonlyMap<string, Placed>,
  isGone: (id: string) => boolean,
): readonly string[] {
  const { combines = [], presets = [], polarity = 'block' } = placed.entry
  return combines.flatMap((id, i) => {
    const path = ['combines', i]
    if (isGone(id)) return [say(placed, path, 'that list is gone')]
    const part = byId.get(id)?.entry
    if (!part) return []
    const twice = part.presets?.find((preset) => presets.includes(preset))
    return [
      ...(twice ? [say(placed, path, `the preset ${twice} would ask both`)] : []),
      ...((part.polarity ?? 'block') === polarity ? [] : [say(placed, path, 'the two differ in polarity')]),
    ]
  })
}

function say({ file, entry, at }: Placed, path: readonly (string | number)[], clause: string): string {
  const place = [...at, ...path]
  return `${file.whereIs(place)}: ${formatPath(place)} of ${entry.id}: ${clause}.`
}
