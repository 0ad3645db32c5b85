import type { AsListing } from '../../../shared/domain/routing-findings.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { Surroundings } from '../../../shared/domain/surroundings.ts'
import { describeNames } from './describe-figures.ts'
import { networksToDrop } from './rules.ts'
import { type WeighedReason, weighReason } from './weighed-reason.ts'

/** What the routing of the block says: its announcing networks, and whether they may announce it. */
export function routingReasons({ routing }: Surroundings): readonly WeighedReason[] {
  if (routing === null) return []
  const part = 'routing' as const
  const asns = [...new Set(routing.origins.map(({ asn }) => `AS${asn}`))].sort()
  const reasons = [...Map.groupBy(routing.asListings, ({ feedId }) => feedId).values()].map(asReason)
  if (routing.rpki === 'invalid') {
    const by = asns.length === 0 ? '' : ` by ${describeNames(asns)}`
    reasons.push(
      weighReason({
        code: 'rpki-invalid',
        force: 0.9,
        phrase: `the announcement of this block${by} is not authorised by its holder (RPKI invalid)`,
        more: ['Large networks drop it; the holder must mend the authorisation before mail can arrive.'],
        part,
      }),
    )
  }
  if (routing.announced === false) {
    reasons.push(
      weighReason({
        code: 'not-announced',
        force: 0.6,
        phrase: 'no network announces this block at present',
        more: ['Ask the provider when and from which network it will be announced.'],
        part,
      }),
    )
  }
  if (asns.length > 1) {
    const phrase = `several networks announce this block: ${describeNames(asns)}`
    reasons.push(weighReason({ code: 'routing-note', force: 0.4, phrase, part }))
  }
  return reasons
}

function asReason(group: readonly AsListing[]): WeighedReason {
  const [lead] = group as [AsListing, ...AsListing[]]
  const asns = describeNames([...new Set(group.map(({ asn }) => `AS${asn}`))].sort())
  const drop = networksToDrop.test(lead.feedId)
  return weighReason({
    code: drop ? 'as-drop' : 'as-listed',
    force: drop ? 0.9 : 0.5,
    named: true,
    phrase: `${cleanStrangerText(lead.feedName, 80)} lists the announcing network ${asns}`,
    part: 'routing',
  })
}
