import type { BounceGroup, StoredBounce } from '../../shared/domain/bounce.ts'
import type { RequestBounces } from '../../shared/domain/campaign.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'

const MAX_TEXT = 4000
const MAX_URL = 500

/** To the second, as people read it; logs know no more. */
const readable = (iso: string): string => `${iso.slice(0, 19).replace('T', ' ')} UTC`

/**
 * What bounces tell a request: the newest whole refusal as it came (cleaned and capped), when it began and when it was
 * seen last (UTC), whom the refused mail was for, and the page that the refusal names.
 */
export function bounceFacts(
  { first, last }: Pick<BounceGroup, 'first' | 'last'>,
  events: readonly StoredBounce[],
): RequestBounces['facts'] {
  const newest = events.find(({ text }) => text.trim() !== '')
  const times = [...new Set([first, last].filter((time) => time !== null))]
  return {
    ...(newest ? { bounceText: cleanStrangerText(newest.text, MAX_TEXT) } : {}),
    ...(times.length > 0 ? { timestamps: times.map(readable).join(' – ') } : {}),
    ...(newest?.recipient ? { blockedRecipient: cleanStrangerText(newest.recipient, 320) } : {}),
    ...(newest?.lookupUrl ? { caseUrl: cleanStrangerText(newest.lookupUrl, MAX_URL) } : {}),
  }
}
