import packet from 'dns-packet'
import type { DnsRecord, Rcode, RecordType } from '../../../shared/domain/dns-answer.ts'
import type { Question } from './dns-port.ts'

const HEADER_BYTES = 12
const TYPE_AND_CLASS_BYTES = 4
const LONGEST_NAME = 253
const LONGEST_LABEL = 63

/** Header bits (RFC 1035 §4.1.1). */
const QR = 0x8000
const OPCODE = 0x7800
const TC = 0x0200

/** What a valid response says. `truncated` responses are asked again over TCP. */
export interface Message {
  readonly rcode: Rcode
  readonly authoritative: boolean
  readonly truncated: boolean
  readonly answers: readonly DnsRecord[]
  readonly authorities: readonly DnsRecord[]
  readonly additionals: readonly DnsRecord[]
}

/**
 * Encodes a query (RFC 1035 §4), class IN, without EDNS: every answer that matters fits 512 bytes or comes over
 * TCP. Throws on a name that no packet can carry (label over 63 bytes, name over 253, empty label).
 */
export function encodeQuery(question: Question, id: number, recursionDesired: boolean): Buffer {
  const { name, type } = question
  const labels = name === '' ? [] : name.split('.')
  const longest = labels.reduce((most, label) => Math.max(most, Buffer.byteLength(label)), 0)
  if (Buffer.byteLength(name) > LONGEST_NAME || longest > LONGEST_LABEL || labels.includes('')) {
    throw new Error('This name fits no DNS packet.')
  }
  const flags = recursionDesired ? packet.RECURSION_DESIRED : 0
  return packet.encode({ type: 'query', id, flags, questions: [{ name, type }] })
}

/** Message ID, or null when the packet is too short for a header. */
export const idOf = (bytes: Buffer): number | null =>
  bytes.length < HEADER_BYTES ? null : bytes.readUInt16BE(0)

/**
 * True when the packet is a response to this very query: same ID, QR set, opcode QUERY, and one question that
 * equals ours byte for byte, letters compared without case (RFC 5452 §4, §9.1). The peer is the caller's to check.
 */
export function answersQuery(query: Buffer, response: Buffer): boolean {
  if (response.length < query.length || response.readUInt16BE(0) !== query.readUInt16BE(0)) return false
  const flags = response.readUInt16BE(2)
  if ((flags & QR) === 0 || (flags & OPCODE) !== 0 || response.readUInt16BE(4) !== 1) return false
  const nameEnd = query.length - TYPE_AND_CLASS_BYTES
  for (let at = HEADER_BYTES; at < nameEnd; at++) {
    if (lower(query[at] as number) !== lower(response[at] as number)) return false
  }
  return query.compare(response, nameEnd, query.length, nameEnd, query.length) === 0
}

const lower = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte)

/** Reads a response that `answersQuery`; null when the rest of it is no DNS message. */
export function readMessage(bytes: Buffer): Message | null {
  const truncated = (bytes.readUInt16BE(2) & TC) !== 0
  try {
    if (!truncated && !lengthsAreHonest(bytes)) return null
    const message = packet.decode(bytes)
    return {
      rcode: rcodeOf(message),
      authoritative: message.flag_aa,
      truncated,
      answers: readRecords(message.answers),
      authorities: readRecords(message.authorities),
      additionals: readRecords(message.additionals),
    }
  } catch {
    if (!truncated) return null
    const nothing = { answers: [], authorities: [], additionals: [] }
    return { rcode: 'NOERROR', authoritative: false, truncated, ...nothing }
  }
}

const TYPE_A = 1
const TYPE_AAAA = 28
/** Type, class, TTL and length of a record, after its name. */
const RECORD_HEAD_BYTES = 10

/**
 * The codec reads an address without looking at the length its record claims, and stops at the last record it
 * counts. This walks the message once more: every record ends where it says, the last one with the packet.
 */
function lengthsAreHonest(bytes: Buffer): boolean {
  let at = skipName(bytes, HEADER_BYTES) + TYPE_AND_CLASS_BYTES
  const records = bytes.readUInt16BE(6) + bytes.readUInt16BE(8) + bytes.readUInt16BE(10)
  for (let i = 0; i < records; i++) {
    at = skipName(bytes, at)
    const type = bytes.readUInt16BE(at)
    const length = bytes.readUInt16BE(at + 8)
    if (type === TYPE_A && length !== 4) return false
    if (type === TYPE_AAAA && length !== 16) return false
    at += RECORD_HEAD_BYTES + length
  }
  return at === bytes.length
}

/** Where the name that begins at `at` ends; a pointer ends it (RFC 1035 §4.1.4). Throws past the end. */
function skipName(bytes: Buffer, at: number): number {
  for (;;) {
    const length = bytes.readUInt8(at)
    if (length >= 0xc0) return at + 2
    at += 1 + length
    if (length === 0) return at
  }
}

const knownRcodes: readonly string[] = [
  'NOERROR',
  'FORMERR',
  'SERVFAIL',
  'NXDOMAIN',
  'NOTIMP',
  'REFUSED',
] satisfies Rcode[]

function rcodeOf(message: packet.DecodedPacket): Rcode {
  const { rcode } = message as packet.DecodedPacket & { readonly rcode: string }
  return knownRcodes.includes(rcode) ? (rcode as Rcode) : 'other'
}

function readRecords(answers: readonly packet.Answer[] | undefined): DnsRecord[] {
  const records: DnsRecord[] = []
  for (const answer of answers ?? []) {
    if (answer.type === 'OPT' || ('class' in answer && answer.class !== 'IN')) continue
    const ttlSeconds = 'ttl' in answer ? (answer.ttl ?? 0) : 0
    records.push({ name: answer.name, type: answer.type, ttlSeconds, data: textOf(answer) })
  }
  return records
}

function textOf(answer: packet.Answer): string {
  if (answer.type === 'TXT') return joinStrings(answer.data)
  if (answer.type === 'SOA') return answer.data.mname
  if (answer.type === 'MX') return answer.data.exchange
  return 'data' in answer && typeof answer.data === 'string' ? answer.data.replace(/\.$/, '') : ''
}

/** The strings of one TXT record are one text (RFC 7208 §3.3 and every DNSBL reader). */
function joinStrings(data: packet.TxtData): string {
  const strings = Array.isArray(data) ? data : [data]
  return Buffer.concat(strings.map((string) => Buffer.from(string as Buffer))).toString('utf8')
}

/** Encodes a response to `query` for the scripted name server. */
export function encodeReply(
  query: Buffer,
  message: Omit<Message, 'authorities' | 'additionals'> & Sections,
): Buffer {
  const asked = packet.decode(query)
  const flags =
    (message.authoritative ? packet.AUTHORITATIVE_ANSWER : 0) |
    (message.truncated ? packet.TRUNCATED_RESPONSE : 0) |
    (asked.flag_rd ? packet.RECURSION_DESIRED : 0) |
    rcodeNumbers[message.rcode]
  return packet.encode({
    type: 'response',
    id: asked.id ?? 0,
    flags,
    questions: asked.questions ?? [],
    answers: message.answers.map(writeRecord),
    authorities: message.authorities.map(writeRecord),
    additionals: message.additionals.map(writeRecord),
  })
}

type Sections = Pick<Message, 'authorities' | 'additionals'>

const rcodeNumbers: Readonly<Record<Rcode, number>> = {
  NOERROR: 0,
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
  other: 9,
}

function writeRecord(record: DnsRecord): packet.Answer {
  const { name, ttlSeconds: ttl, data } = record
  const type = record.type as RecordType
  switch (type) {
    case 'A':
    case 'AAAA':
    case 'NS':
    case 'CNAME':
    case 'PTR':
      return { name, ttl, type, data }
    case 'TXT':
      return { name, ttl, type, data: splitStrings(data) }
    case 'MX':
      return { name, ttl, type, data: { preference: 10, exchange: data } }
    case 'SOA':
      return { name, ttl, type, data: { mname: data, rname: `hostmaster.${name}`, ...soaTimes } }
  }
}

const soaTimes = { serial: 1, refresh: 3600, retry: 600, expire: 86_400, minimum: 60 }

/** Character strings hold 255 bytes at most (RFC 1035 §3.3). */
function splitStrings(text: string): Buffer[] {
  const bytes = Buffer.from(text)
  const strings: Buffer[] = []
  for (let at = 0; at === 0 || at < bytes.length; at += 255) strings.push(bytes.subarray(at, at + 255))
  return strings
}
