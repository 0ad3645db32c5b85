import type { Family } from '../../../shared/domain/address.ts'
import { ADDRESS_PLACEHOLDER } from '../../../shared/domain/list.ts'
import { encodeQuery, HEADER_BYTES, TYPE_AND_CLASS_BYTES } from './encode-query.ts'

/** Bytes of the reversed labels of an address, at most: four of three digits, or 32 nibbles. */
const LABEL_BYTES: Readonly<Record<Family, number>> = { 4: 16, 6: 64 }
const LONGEST_NAME_BYTES = 255
const LONGEST_QUERY_BYTES = HEADER_BYTES + LONGEST_NAME_BYTES + TYPE_AND_CLASS_BYTES

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
  /** The template that was written into it last, and where the name of its zone stands. */
  template: QueryTemplate | null
  tailAt: number
}

/** Room for the queries of any template. */
export function createQueryRoom(): QueryRoom {
  const bytes = Buffer.alloc(LONGEST_QUERY_BYTES)
  return { bytes, views: [], template: null, tailAt: 0 }
}

/**
 * The A query about an address at one zone (RFC 5782 §2.1, §2.4), encoded once: only the address is written for each
 * question. Throws on a zone that leaves no room for the labels of an address.
 */
export class QueryTemplate {
  /** The header, and the labels before the address where the zone has a place for it. */
  private readonly head: Buffer
  /** Name of the zone, type and class. */
  private readonly tail: Buffer

  constructor(zone: string, family: Family, recursionDesired: boolean) {
    const [before = '', after] = zone.split(`${ADDRESS_PLACEHOLDER}.`)
    const query = encodeQuery({ name: after ?? before, type: 'A' }, 0, recursionDesired)
    const labels = after === undefined ? [] : [labelsOf(before)]
    this.head = Buffer.concat([query.subarray(0, HEADER_BYTES), ...labels])
    this.tail = query.subarray(HEADER_BYTES)
    const bytes = this.head.length + LABEL_BYTES[family] + this.tail.length
    if (bytes > LONGEST_QUERY_BYTES) {
      throw new Error(`The zone ${zone} leaves no room for an address.`)
    }
  }

  /** Writes the query about an address (32 bits, or 128 as a bigint) into a room; gives the part that it fills. */
  write(room: QueryRoom, address: number | bigint): Buffer {
    const { bytes, views } = room
    const isFresh = room.template !== this
    if (isFresh) this.head.copy(bytes)
    let at = this.head.length
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
    if (isFresh || at !== room.tailAt) tail.copy(bytes, at)
    room.template = this
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
