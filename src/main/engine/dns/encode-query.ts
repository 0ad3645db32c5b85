import type { RecordType } from '../../../shared/domain/dns-answer.ts'
import type { Question } from './dns-port.ts'

/** Bytes of a DNS header (RFC 1035 §4.1.1). */
export const HEADER_BYTES = 12
/** Type and class that end a question (§4.1.2). */
export const TYPE_AND_CLASS_BYTES = 4

const LONGEST_NAME = 253
const LONGEST_LABEL = 63
const DOT = 46
const CLASS_IN = 1
const RECURSION_DESIRED = 0x01

const typeNumbers: Readonly<Record<RecordType, number>> = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
}

/**
 * Encodes a query (RFC 1035 §4), class IN, without EDNS: every answer that matters fits 512 bytes or comes over
 * TCP. Throws on a name that no packet can carry: label over 63 bytes, name over 253, empty label, not ASCII.
 */
export function encodeQuery({ name, type }: Question, id: number, recursionDesired: boolean): Buffer {
  if (name.length > LONGEST_NAME) throw unfit()
  const nameBytes = name === '' ? 1 : name.length + 2
  const packet = Buffer.allocUnsafe(HEADER_BYTES + nameBytes + TYPE_AND_CLASS_BYTES)
  packet.fill(0, 0, HEADER_BYTES)
  packet.writeUInt16BE(id, 0)
  packet[2] = recursionDesired ? RECURSION_DESIRED : 0
  packet[5] = 1
  writeName(packet, name)
  packet.writeUInt16BE(typeNumbers[type], HEADER_BYTES + nameBytes)
  packet.writeUInt16BE(CLASS_IN, HEADER_BYTES + nameBytes + 2)
  return packet
}

function writeName(packet: Buffer, name: string): void {
  let lengthAt = HEADER_BYTES
  let at = HEADER_BYTES + 1
  const endLabel = (): void => {
    const length = at - lengthAt - 1
    if (length < 1 || length > LONGEST_LABEL) throw unfit()
    packet[lengthAt] = length
    lengthAt = at++
  }
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i)
    if (code === DOT) endLabel()
    else if (code > 0x20 && code < 0x7f) packet[at++] = code
    else throw unfit()
  }
  if (name !== '') endLabel()
  packet[lengthAt] = 0
}

const unfit = (): Error => new Error('This name fits no DNS packet.')
