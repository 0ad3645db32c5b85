import type { FoundAddress } from './find-addresses.ts'
import type { FoundHost } from './find-hosts.ts'
import type { PartyIndex } from './party-index.ts'

/** A zone that a reply names. */
export interface NamedZone {
  /** As printed, without a key and without the reversed address. */
  readonly zone: string
  /** Null when the catalogue does not know the zone. */
  readonly operatorId: string | null
}

// Wordings after which a name is a zone whatever it is called: the templates of Postfix, Sendmail, Exim, cPanel,
// Exchange and Haraka. After the looser ones the name itself must look like a list.
const SURE =
  /(?:blocked using|(?:block|black) ?list provider|listed at|black ?list at|\brbl on|lookup site|server response|found in|dnsbl:?|according to|listed by zone)[\s'"(:=]{1,4}$/i
const LOOSE =
  /(?:blocked (?:by|via|with|on)|listed (?:in|on|by|with|under)|found (?:on|at|by)|(?:black|block) ?list(?:ed)?(?: (?:at|in|on|by|using|of))?|\brbl(?:s| at| in| by)?|rejected by|(?:is|in|on) (?:in |on )?(?:the |a )?(?:dnsbl |black ?|block ?)?list(?: at| of)?|got)[\s'"(:=,]{1,4}$/i
const LIST_LIKE =
  /(?:^|[.-])(?:\w*(?:bl|rbl|dnsbl|drbl|blacklist|blocklist|block|black|spam\w*|abuse|reputation|dul|zen|csi|psbl))\d?(?=[.-]|$)/i
const LOOK_BACK = 60

/**
 * The zone that a reply names: a zone of the catalogue, living or dead, wherever it stands by itself; else a name
 * in the place where mail servers print the zone. Of several the one in such a place, then the longest.
 */
export function findZone(
  text: string,
  hosts: readonly FoundHost[],
  addresses: readonly FoundAddress[],
  parties: PartyIndex,
): NamedZone | null {
  const candidates: (NamedZone & { readonly sure: boolean })[] = []
  for (const { reversedIn } of addresses) {
    if (reversedIn) candidates.push({ ...resolve(reversedIn, parties), sure: true })
  }
  for (const host of hosts) {
    if (host.place !== 'bare') continue
    const name = host.name.replace(/^(?:\d{1,3}\.){4}|^(?:[0-9a-f]\.){32}/, '')
    const before = text.slice(Math.max(0, host.index - LOOK_BACK), host.index)
    const sure = SURE.test(before)
    const known = parties.findZone(name)
    if (known || sure || (LOOSE.test(before) && LIST_LIKE.test(name))) {
      candidates.push({ ...resolve(name, parties), sure })
    }
  }
  const [best] = candidates.toSorted(
    (a, b) =>
      Number(b.sure) - Number(a.sure) ||
      Number(b.operatorId !== null) - Number(a.operatorId !== null) ||
      b.zone.length - a.zone.length,
  )
  return best ? { zone: best.zone, operatorId: best.operatorId } : null
}

/** True when a name in front of which reversed octets stand can only be a zone. */
export const looksLikeZone = (name: string, parties: PartyIndex): boolean =>
  parties.findZone(name) !== null || LIST_LIKE.test(name)

function resolve(name: string, parties: PartyIndex): NamedZone {
  const known = parties.findZone(name)
  if (known) {
    // A user's key must not be told: `<key>.zone`. Other labels in front name a part of the list.
    const extra = name.slice(0, name.length - known.zone.length)
    return { zone: /[a-z0-9]{16,}\./.test(extra) ? known.zone : name, operatorId: known.operatorId }
  }
  return { zone: name, operatorId: parties.ownerOf(name) }
}
