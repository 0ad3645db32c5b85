import type { BounceGroup, StoredBounce } from '../../shared/domain/bounce.ts'
import type { RequestBounces } from '../../shared/domain/campaign.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'

const MAX_TEXT = 4000
const MAX_URL = 500

/**
 * What bounces tell a request: the newest whole refusal as it came (cleaned and capped), when it began and when it was
 * seen last (ISO 8601, UTC), whom the refused mail was for, and the page that the refusal names.
 */
export function bounceFacts(
  { first, last }: Pick<BounceGroup, 'first' | 'last'>,
  events: readonly StoredBounce[],
): RequestBounces['facts'] {
  const newest = events.find(({ text }) => text.trim() !== '')
  const times = [...new Set([first, last].filter((time) => time !== null))]
  return {
    ...(newest ? { bounceText: cleanStrangerText(newest.text, MAX_TEXT) } : {}),
    ...(times.length > 0 ? { timestamps: times.join(' – ') } : {}),
    ...(newest?.recipient ? { blockedRecipient: cleanStrangerText(newest.recipient, 320) } : {}),
    ...(newest?.lookupUrl ? { caseUrl: cleanStrangerText(newest.lookupUrl, MAX_URL) } : {}),
  }
}
