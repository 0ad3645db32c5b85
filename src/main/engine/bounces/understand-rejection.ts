import { parseAddress } from '../../../shared/domain/address.ts'
import type { Block } from '../../../shared/domain/block.ts'
import type { BounceEvent } from '../../../shared/domain/bounce.ts'
import { foldBounceText } from '../../../shared/domain/bounce-pattern.ts'
import type { Catalogue } from '../../../shared/domain/removal.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import { chooseAddress } from './choose-address.ts'
import { chooseOperator } from './choose-operator.ts'
import { decideCause } from './decide-cause.ts'
import { findAddresses } from './find-addresses.ts'
import { findHosts, findUrls } from './find-hosts.ts'
import { findZone, looksLikeZone } from './find-zone.ts'
import { flattenReply } from './flatten-reply.ts'
import { indexParties } from './party-index.ts'
import type { Rejection } from './rejection.ts'
import { readReplyCodes } from './reply-codes.ts'
import { readSenses } from './reply-words.ts'
import { indexRules, type RuleHit } from './rule-index.ts'

/** Longest text kept of one reply, characters. */
const MAX_TEXT = 4000

/** Understands one rejection; `source` says where it was read. */
export type UnderstandRejection = (rejection: Rejection, source: string) => BounceEvent

/**
 * Prepares understanding with a catalogue's knowledge. `ours` are blocks that the user says are ours: among several
 * addresses of a reply the one in them is taken.
 */
export function createUnderstanding(catalogue: Catalogue, ours: readonly Block[]): UnderstandRejection {
  const parties = indexParties(catalogue)
  const findRules = indexRules(catalogue)
  const isZone = (name: string): boolean => looksLikeZone(name, parties)
  return (rejection, source) => {
    const text = flattenReply(rejection.reply)
    const folded = foldBounceText(text)
    const hosts = findHosts(text)
    const addresses = findAddresses(text, isZone)
    const codes = readReplyCodes(text)
    const party = findMailParty(rejection, hosts, parties.mailPartyOf)
    const rules = dropUnsupported(findRules(folded), party)
    const zone = findZone(text, hosts, addresses, parties)
    const names = parties.findNames(folded)
    const urls = findUrls(text)
    const owners = urls.flatMap(({ url, index }) => {
      const operatorId = parties.ownerOf(new URL(url).hostname)
      return operatorId ? [{ operatorId, index }] : []
    })
    const senses = readSenses(folded)
    const clues = { zone, rules, names, owners, party, parties, senses, codes }
    const { cause, blocked } = decideCause(clues)
    const operatorId = blocked ? chooseOperator(clues, cause) : null
    const hinted = rules.flatMap(({ ip }) => (ip === null ? [] : [ip]))
    const listedIp = blocked
      ? chooseAddress(text, addresses, {
          remote: read(rejection.remoteAddress),
          own: read(rejection.ourAddress ?? hinted[0] ?? null),
          ours,
        })
      : null
    const inbound = rejection.direction === 'inbound'
    return {
      source,
      at: rejection.at,
      direction: rejection.direction,
      blocked,
      cause,
      operatorId,
      zone: blocked ? (zone?.zone ?? null) : null,
      listedIp: blocked && inbound ? (listedIp ?? rejection.remoteAddress) : listedIp,
      remoteHost: rejection.remoteHost ? cleanStrangerText(rejection.remoteHost, 253) : null,
      recipient: rejection.recipient ? cleanStrangerText(rejection.recipient, 320) : null,
      ...codes,
      lookupUrl: chooseUrl(
        urls.map(({ url }) => url),
        listedIp,
      ),
      decidedBy: [...new Set(rules.flatMap(({ refersTo }) => refersTo))],
      text: cleanStrangerText(text, MAX_TEXT),
    }
  }
}

const read = (address: string | null) => (address === null ? null : parseAddress(address))

/** The party whose server refused: by the server's name, the recipient's domain, or a name in the greeting. */
function findMailParty(
  { remoteHost, recipient, direction }: Rejection,
  hosts: ReturnType<typeof findHosts>,
  mailPartyOf: (host: string) => string | null,
): string | null {
  if (direction === 'inbound') return null
  const domain = recipient?.split('@').at(-1)
  const named = [remoteHost, domain].map((host) => (host ? mailPartyOf(host.toLowerCase()) : null))
  const spoken = hosts.flatMap(({ name, place }) => (place === 'mail' ? [] : (mailPartyOf(name) ?? [])))
  return named.find((party) => party !== null) ?? spoken[0] ?? null
}

/** Weak rules count only beside the party they speak of. */
function dropUnsupported(hits: readonly RuleHit[], party: string | null): readonly RuleHit[] {
  const strong = new Set(hits.flatMap(({ rule, operatorId }) => (rule.weak ? [] : [operatorId])))
  if (party !== null) strong.add(party)
  return hits.filter(({ rule, operatorId }) => !rule.weak || strong.has(operatorId))
}

/** The page that speaks of the address, else the first one. */
function chooseUrl(urls: readonly string[], listedIp: string | null): string | null {
  const about = listedIp === null ? undefined : urls.find((url) => url.includes(listedIp))
  return about ?? urls[0] ?? null
}
