import { compareCountry, describeCountry } from '../../../../shared/domain/compare-country.ts'
import type { Surroundings } from '../../../../shared/domain/surroundings.ts'
import { describeNumber, describeQuantity } from '../report-words.ts'
import { cleanText } from './write-cell.ts'

/** What was found around the block, one sentence for each part that was examined, and one on a promised country. */
export function surroundingsSentences(found: Surroundings, promisedCountry?: string): readonly string[] {
  const { netblocks, registry, routing, reverseDns } = found
  const sentences: string[] = []
  if (netblocks) {
    // Hits may be fewer than entries: not all are kept.
    const touching = netblocks.feeds.reduce((sum, feed) => sum + feed.touching, 0)
    const near = netblocks.feeds.reduce((sum, feed) => sum + feed.near, 0)
    const unread = netblocks.unread.length
    const missing =
      unread === 0
        ? ''
        : ` ${describeQuantity(unread, 'feed')} could not be read: nothing is known from there.`
    sentences.push(
      `Netblock feeds: ${describeQuantity(touching, 'entry touches', 'entries touch')} the block, ${describeNumber(near)} ${near === 1 ? 'lies' : 'lie'} near it; ${describeQuantity(netblocks.feeds.length, 'feed')} read.${missing}`,
    )
  }
  if (registry)
    sentences.push(
      `Registration: ${cleanText([registry.failure, registry.explanation].filter(Boolean).join(' '))}`,
    )
  if (routing) {
    const origins = routing.origins.map(({ asn, prefix }) => `AS${asn} (${prefix})`).join(', ')
    const announced =
      routing.announced === null
        ? 'not known'
        : routing.announced
          ? `announced by ${origins}`
          : 'not announced'
    sentences.push(cleanText(`Routing: ${announced}; route origin validation ${routing.rpki}.`))
  }
  const country = compareCountry(promisedCountry, found)
  if (country) sentences.push(cleanText(`Country: ${describeCountry(country)}`))
  if (reverseDns) {
    const { confirmed, unconfirmed, missing, unknown } = reverseDns.counts
    const figure = describeNumber
    sentences.push(
      `Reverse DNS of ${figure(reverseDns.addresses)} addresses: ${figure(confirmed)} confirmed, ${figure(unconfirmed)} unconfirmed, ${figure(missing)} without a name, ${figure(unknown)} unknown; ${figure(reverseDns.generic)} look generic.`,
    )
  }
  return sentences
}
