import { evidenceFacts } from '../../shared/domain/evidence-fact.ts'
import type { Hours, Removal } from '../../shared/domain/removal.ts'

/** A removal procedure as lines of `lists show`; what was not seen at a source says so, field by field. */
export function describeRemoval(removal: Removal, codes: string): string {
  const { method, whoMayAsk, unverified } = removal
  const mark = (field: string): string => (unverified.includes(field) ? ' (unverified)' : '')
  const asker = removal.draftMode === 'none' ? '' : `, asked by the ${whoMayAsk}`
  const forCodes = codes === '' ? '' : ` for ${codes}`
  const rows: readonly (readonly [name: string, value: string | null, field: string])[] = [
    ['removal', `${method}${mark('method')}${asker}${forCodes}`, 'whoMayAsk'],
    ['who', removal.whoMayAskNote, 'whoMayAsk'],
    ['page', removal.url, 'url'],
    ['email', removal.email, 'email'],
    ['draft', removal.draftMode, 'draftMode'],
    ['ranges', join(removal.blockRequests, removal.blockRequestsNote), 'blockRequests'],
    [
      'delay',
      `${join(describeHours(removal.delayHours), removal.delayNote) ?? 'not known'}${basisOf(removal)}`,
      'delay',
    ],
    ['expiry', join(describeHours(removal.expiryHours), removal.expiryNote), 'expiry'],
    ['repeats', removal.repeatPolicy, 'repeatPolicy'],
    ['etiquette', removal.etiquette, 'etiquette'],
    ['sold', removal.paidOption && `${removal.paidOption} Not advised.`, 'paidOption'],
    ['first', removal.needsFirst.join(', ') || null, 'needsFirst'],
    [
      'to state',
      removal.evidenceWanted.map((fact) => evidenceFacts[fact]).join('; ') || null,
      'evidenceWanted',
    ],
    ['languages', removal.languages.join(', ') || null, 'languages'],
    ['confidence', removal.confidence, 'confidence'],
    ...removal.sources.map(({ what, ref }) => ['source', `${what}: ${ref}`, 'sources'] as const),
  ]
  return rows
    .map(([name, value, field]) => (value === null ? '' : `  ${name.padEnd(10)}  ${value}${mark(field)}\n`))
    .join('')
}

const join = (...words: readonly (string | null)[]): string | null =>
  words.filter((word) => word !== null).join(': ') || null

/** Whose figure a delay is; empty where there is none. */
const basisOf = ({ delayHours, delayBasis }: Removal): string =>
  delayHours === null || delayBasis === 'unknown' ? '' : ` [${delayBasis}]`

/** `0.1 to 0.3 h`, days from two days on. */
function describeHours(hours: Hours | null): string | null {
  if (hours === null) return null
  const [low, high] = hours
  const inDays = high >= 48
  const [from, to] = inDays ? [round(low / 24), round(high / 24)] : [low, high]
  return `${from === to ? '' : `${from} to `}${to} ${inDays ? 'days' : 'h'}`
}

const round = (days: number): number => Math.round(days * 10) / 10
