import { createHash } from 'node:crypto'
import type { BounceEvent, KeptBounce } from '../../../shared/domain/bounce.ts'
import { groupId } from './bounce-tally.ts'

/**
 * Gives events what they are known again by. Two events of a log with the same time, server, recipient and text are
 * one, so that a log can be read again while it grows; of texts without a time each counts, by its place among equal
 * ones in this reading. One function per reading.
 */
export function createFingerprinting(): (event: BounceEvent) => KeptBounce {
  const seen = new Map<string, number>()
  return (event) => {
    const { at, remoteHost, recipient, text, direction, operatorId, zone, listedIp } = event
    let ordinal = 0
    const what = [at ?? '', remoteHost ?? '', recipient ?? '', text].join('\u0000')
    if (at === null) {
      ordinal = (seen.get(what) ?? 0) + 1
      seen.set(what, ordinal)
    }
    const fingerprint = createHash('sha256')
      .update(`${what}\u0000${ordinal}`)
      .digest('base64url')
      .slice(0, 24)
    return { groupId: groupId({ direction, operatorId, zone, address: listedIp }), fingerprint, event }
  }
}
