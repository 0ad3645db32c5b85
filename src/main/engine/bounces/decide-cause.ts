import type { BounceCause } from '../../../shared/domain/bounce-knowledge.ts'
import type { Clues } from './clues.ts'
import type { RuleHit } from './rule-index.ts'

/** Why a mail was refused, and whether that is a block of its sender. */
export interface Decision {
  readonly cause: BounceCause
  readonly blocked: boolean
}

const blocking: ReadonlySet<BounceCause> = new Set(['dnsbl', 'private-list', 'reputation'])

/**
 * Decides the cause. In order: a resolver that is refused and greylisting are no listings, whatever else is said;
 * a link in the mail that is listed is about its content; a zone or the catalogue's phrases about lists; words that
 * tell the cause; the catalogue's codes; a mere pointer to an operator of lists; the enhanced status code (RFC 3463,
 * RFC 7372); last, a word like "blocked" alone.
 */
export function decideCause(clues: Clues): Decision {
  const cause = chooseCause(clues)
  return { cause, blocked: blocking.has(cause) }
}

function chooseCause(clues: Clues): BounceCause {
  const { senses, zone, rules } = clues
  if (senses.has('resolver-refused')) return 'other'
  if (senses.has('greylisted')) return senses.has('rdns') ? 'policy-rdns' : 'other'
  if (senses.has('link-listed')) return 'content'
  if (zone) return causeOfList(clues, zone.operatorId)
  const phrase = longest(rules.filter(({ kind, rule }) => kind === 'phrase' && isAboutLists(rule.cause)))
  if (phrase)
    return senses.has('reputation') && phrase.rule.cause !== 'dnsbl' ? 'reputation' : phrase.rule.cause
  return (
    causeOfWords(clues) ??
    longest(rules.filter(({ kind, rule }) => kind !== 'pointer' && rule.cause !== 'recipient'))?.rule.cause ??
    causeOfPointer(clues) ??
    causeOfCode(clues) ??
    (isProbablyBlock(clues) ? 'private-list' : 'other')
  )
}

/** A word like "blocked" alone; not beside "try again later", which a list does not say. */
const isProbablyBlock = ({ senses, codes }: Clues): boolean =>
  senses.has('perhaps-blocked') && !(senses.has('later') && (codes.smtpCode ?? 400) < 500)

const isAboutLists = (cause: BounceCause): boolean => blocking.has(cause)

/** The rule with the longest text. */
function longest(hits: readonly RuleHit[]): RuleHit | undefined {
  return hits.toSorted((a, b) => b.length - a.length)[0]
}

function causeOfWords({ senses, rules, names, owners, ...rest }: Clues): BounceCause | null {
  const named = [...names, ...owners][0]
  const listPhrase =
    senses.has('listed') || (named !== undefined && (senses.has('sender-blocked') || senses.has('listed-by')))
  if (senses.has('auth')) return 'policy-auth'
  if (senses.has('rdns')) return 'policy-rdns'
  if (listPhrase) return causeOfList({ senses, rules, names, owners, ...rest }, named?.operatorId ?? null)
  if (senses.has('reputation')) return 'reputation'
  if (
    (senses.has('relay') || senses.has('login') || senses.has('sender-address')) &&
    !senses.has('sender-blocked')
  )
    return 'other'
  if (senses.has('recipient') && !senses.has('sender-blocked')) return 'recipient'
  if (senses.has('rate')) return 'rate-limit'
  if (senses.has('sender-blocked') && !isSenderAddress(senses)) return 'private-list'
  return senses.has('content') ? 'content' : null
}

const isSenderAddress = (senses: Clues['senses']): boolean => senses.has('content') && senses.has('recipient')

/** A list's cause by who runs it: a vendor without a list in the DNS gives reputation, a provider its own list. */
function causeOfList({ parties, rules, senses }: Clues, operatorId: string | null): BounceCause {
  if (operatorId === null || parties.runsList(operatorId)) return 'dnsbl'
  const told = longest(rules.filter((hit) => hit.operatorId === operatorId && isAboutLists(hit.rule.cause)))
  if (told) return told.rule.cause
  switch (parties.kindOf(operatorId)) {
    case 'security-vendor':
      return 'reputation'
    case 'mailbox-provider':
      return senses.has('listed') ? 'dnsbl' : 'private-list'
    case 'dnsbl-operator':
    case 'recipient':
    case null:
      return 'dnsbl'
  }
}

/** What is left when no word tells: a pointer to a list says it all, one to a vendor only beside a refusal. */
function causeOfPointer({ rules, names, owners, parties, senses }: Clues): BounceCause | null {
  const pointers = rules.filter(({ kind }) => kind === 'pointer').map(({ operatorId }) => operatorId)
  const named = [
    ...pointers,
    ...owners.map((owner) => owner.operatorId),
    ...names.map((name) => name.operatorId),
  ]
  if (named.some((id) => parties.kindOf(id) === 'dnsbl-operator' || parties.runsList(id))) return 'dnsbl'
  const isVendor = (id: string): boolean => parties.kindOf(id) === 'security-vendor'
  return senses.has('perhaps-blocked') && named.some(isVendor) ? 'reputation' : null
}

function causeOfCode({ codes: { enhancedCode } }: Clues): BounceCause | null {
  const [, subject, detail] = (enhancedCode ?? '').split('.')
  if (subject === '7' && detail === '25') return 'policy-rdns'
  if (subject === '7' && /^2[0-46]$/.test(detail ?? '')) return 'policy-auth'
  if (subject === '1' && /^(?:1|2|3|6|10)$/.test(detail ?? '')) return 'recipient'
  if (subject === '2' && /^[1-3]$/.test(detail ?? '')) return 'recipient'
  return null
}
