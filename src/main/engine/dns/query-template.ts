import type { Family } from '../../../shared/domain/address.ts'
import { ADDRESS_PLACEHOLDER } from '../../../shared/domain/list.ts'
import { encodeQuery, HEADER_BYTES, TYPE_AND_CLASS_BYTES } from './encode-query.ts'

/** Bytes of the reversed labels of an address, at most: four of three digits, or 32 nibbles. */
const LABEL_BYTES: Readonly<Record<Family, number>> = { 4: 16, 6: 64 }
const LONGEST_NAME_BYTES = 255

/** Every octet as a label: its length, then its digits. */
const octets = Array.from({ length: 256 }, (_, octet) => {
  const digits = Buffer.from(String(octet))
  return Buffer.from([digits.length, ...digits])
})

/** Where the queries of one template are written, one at a time. */
export interface QueryRoom {
  readonly bytes: Buffer
  /** The query in it, by its length: a view costs more than the question that is written into it. */
  readonly views: (Buffer | undefined)[]
  /** Where the name of the zone stands; 0 before the first query. */
  tailAt: number
}

/**
 * The A query about an address at one zone (RFC 5782 §2.1, §2.4), encoded once: only the address is written for each
 * question. Throws on a zone that leaves no room for the labels of an address.
 */
export class QueryTemplate {
  private readonly family: Family
  private readonly header: Buffer
  /** Labels before the address, where the zone has a place for it; empty as a rule. */
  private readonly head: Buffer
  /** Name of the zone, type and class. */
  private readonly tail: Buffer

  constructor(zone: string, family: Family, recursionDesired: boolean) {
    const [before = '', after] = zone.split(`${ADDRESS_PLACEHOLDER}.`)
    const query = encodeQuery({ name: after ?? before, type: 'A' }, 0, recursionDesired)
    this.family = family
    this.header = query.subarray(0, HEADER_BYTES)
    this.head = after === undefined ? Buffer.alloc(0) : labelsOf(before)
    this.tail = query.subarray(HEADER_BYTES)
    const nameBytes = this.head.length + LABEL_BYTES[family] + this.tail.length - TYPE_AND_CLASS_BYTES
    if (nameBytes > LONGEST_NAME_BYTES) {
      throw new Error(`The zone ${zone} leaves no room for an address.`)
    }
  }

  /** Room for the longest query; the header is in place. */
  room(): QueryRoom {
    const bytes = Buffer.alloc(HEADER_BYTES + this.head.length + LABEL_BYTES[this.family] + this.tail.length)
    this.header.copy(bytes)
    this.head.copy(bytes, HEADER_BYTES)
    return { bytes, views: [], tailAt: 0 }
  }

  /** Writes the query about an address (32 bits, or 128 as a bigint) into a room; gives the part that it fills. */
  write(room: QueryRoom, address: number | bigint): Buffer {
    const { bytes, views } = room
    let at = HEADER_BYTES + this.head.length
    if (typeof address === 'number') {
      for (let shift = 0; shift < 32; shift += 8) {
        const label = octets[(address >>> shift) & 0xff] as Buffer
        for (let i = 0; i < label.length; i++) bytes[at++] = label[i] as number
      }
    } else {
      const nibbles = address.toString(16).padStart(32, '0')
      for (let i = 31; i >= 0; i--) {
        bytes[at++] = 1
        bytes[at++] = nibbles.charCodeAt(i)
      }
    }
    const { tail } = this
    // Most addresses are as long as the one before.
    if (at !== room.tailAt) tail.copy(bytes, at)
    room.tailAt = at
    at += tail.length
    const view = views[at] ?? bytes.subarray(0, at)
    views[at] = view
    return view
  }
}

/** The labels of a name that ends in a dot, without the root. */
function labelsOf(name: string): Buffer {
  const query = encodeQuery({ name: name.replace(/\.$/, ''), type: 'A' }, 0, false)
  return query.subarray(HEADER_BYTES, query.length - TYPE_AND_CLASS_BYTES - 1)
}
