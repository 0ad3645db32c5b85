import { type CampaignRequest, isClosed } from '../../../shared/domain/campaign.ts'
import type { Reply } from './read-reply.ts'

/**
 * Requests that a reply may answer: those whose mail it refers to; else the open ones of an operator with the sender's
 * domain; among several, those that its subject or text names by address.
 */
export function matchReply(requests: readonly CampaignRequest[], reply: Reply): readonly CampaignRequest[] {
  const threaded = requests.filter(({ messageIds }) => messageIds.some((id) => reply.references.includes(id)))
  if (threaded.length > 0) return threaded
  const domain = reply.from.split('@')[1] ?? ''
  if (domain === '') return []
  const open = requests.filter(({ state }) => !isClosed(state))
  const theirs = open.filter(({ cases }) =>
    cases.some(({ email, url }) => [domainOf(email), hostOf(url)].some((own) => isWithin(domain, own))),
  )
  if (theirs.length < 2) return theirs
  const said = `${reply.subject}\n${reply.text}`
  const named = theirs.filter(({ block, cases }) =>
    [block, ...cases.flatMap(({ ranges, reference }) => [...ranges, reference ?? ''])].some(
      (text) => text !== '' && said.includes(text),
    ),
  )
  return named.length > 0 ? named : theirs
}

const domainOf = (email: string | null): string => email?.split('@')[1]?.toLowerCase() ?? ''

function hostOf(url: string | null): string {
  const host = url === null ? '' : (URL.parse(url)?.hostname ?? '')
  return host.replace(/^www\./, '')
}

/** The same domain, or one below the other, public suffixes aside. */
const isWithin = (domain: string, own: string): boolean =>
  own.includes('.') &&
  domain.includes('.') &&
  (domain === own || domain.endsWith(`.${own}`) || own.endsWith(`.${domain}`))
