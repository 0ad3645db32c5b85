import {
  type Address,
  type Family,
  formatAddress,
  parseAddress,
  reverseLabels,
} from '../../../shared/domain/address.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import { questionName } from '../../../shared/domain/zone-name.ts'

/** One address a probe asks about. */
export interface ProbePoint {
  /** As shown: `127.0.0.2`, `::ffff:7f00:2`. */
  readonly text: string
  /** Full query name. */
  readonly question: string
}

/** The points of one list in one family. */
export interface ProbePoints {
  /** Must be listed; null when the list is known to have no test entry. */
  readonly listed: ProbePoint | null
  /** Must not be listed. */
  readonly unlisted: ProbePoint
  /** No honest entry covers these; asked when `unlisted` turns out listed. The last is fresh and random. */
  readonly neverListed: readonly ProbePoint[]
}

/** IPv4-mapped prefix, for test points written as ::ffff:a.b.c.d. */
const MAPPED = 0xffff_0000_0000n
/** Reserved for future use, never routed (RFC 1112 §4). */
const CLASS_E = 0xf000_0000n
/** Documentation (RFC 3849), never routed. */
const DOCUMENTATION6 = 0x2001_0db8n << 96n

/** The probe points of a list: RFC 5782 §5 or the catalogue's own. `random` gives fresh bytes. */
export function probePoints(
  list: Pick<DnsblList, 'zone' | 'testPoints'>,
  family: Family,
  random: (count: number) => Uint8Array,
): ProbePoints {
  const point = (address: Address): ProbePoint => ({
    text: formatAddress(address),
    question: questionName(list.zone, reverseLabels(address)),
  })
  const { testPoints } = list
  const read = (text: string | null): ProbePoint | null => {
    const address = text === null ? null : addressIn(text, family)
    return address ? point(address) : null
  }
  const fresh = point(randomAddress(family, random))
  const fixed = testPoints.neverListed.flatMap((text) => read(text) ?? [])
  const neverListed = [...fixed, ...(family === 6 ? [point(randomAddress(6, random))] : []), fresh]
  const [listed, unlisted] =
    family === 4 ? [testPoints.listed, testPoints.unlisted] : [testPoints.listed6, testPoints.unlisted6]
  return { listed: read(listed), unlisted: read(unlisted) ?? (neverListed[0] as ProbePoint), neverListed }
}

function addressIn(text: string, family: Family): Address | null {
  const address = parseAddress(text)
  if (!address || address.family === family) return address
  // The IPv6 test points are IPv4-mapped addresses, asked as 32 nibbles all the same (RFC 5782 §5).
  return family === 6 && text.includes(':') ? { family: 6, value: MAPPED | address.value } : null
}

function randomAddress(family: Family, random: (count: number) => Uint8Array): Address {
  const bytes = random(family === 4 ? 3 : 12)
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  return { family, value: (family === 4 ? CLASS_E : DOCUMENTATION6) | value }
}
