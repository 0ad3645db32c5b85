import packet from 'dns-packet'
import { formatIpv4 } from '../../../shared/domain/address.ts'
import type { DnsRecord, Rcode } from '../../../shared/domain/dns-answer.ts'
import { HEADER_BYTES, TYPE_AND_CLASS_BYTES } from './encode-query.ts'

/** Header bits (RFC 1035 §4.1.1). */
const QR = 0x8000
const OPCODE = 0x7800
const AA = 0x0400
const TC = 0x0200
const RA = 0x0080
const RCODE = 0x000f

/** What a valid response says. `truncated` responses are asked again over TCP. */
export interface Message {
  readonly rcode: Rcode
  readonly authoritative: boolean
  readonly truncated: boolean
  /** Records of an NXDOMAIN answer are not read: nothing rests on them. */
  readonly answers: readonly DnsRecord[]
  readonly authorities: readonly DnsRecord[]
  readonly additionals: readonly DnsRecord[]
  /** Seconds for which a no may be given again; see `readNegativeTtl`. Null where there is no SOA, and in a yes. */
  readonly negativeTtlSeconds: number | null
}

/** Message ID, or null when the packet is too short for a header. */
export const idOf = (bytes: Buffer): number | null => (bytes.length < HEADER_BYTES ? null : word(bytes, 0))

/** True when the packet is a response to this very query: same ID, and see `answersQuestion`. */
export function answersQuery(query: Buffer, response: Buffer): boolean {
  return idOf(response) === idOf(query) && answersQuestion(query, response)
}

/** True when the sender of this response answers for itself (AA) and does not offer to ask others (RA). */
export const isFromNameServer = (response: Buffer): boolean => (word(response, 2) & (AA | RA)) === AA

/**
 * True when the packet is a response to the question of this query: QR set, opcode QUERY, and one question that
 * equals ours byte for byte, letters compared without case (RFC 5452 §4, §9.1). ID and peer are the caller's to check.
 */
export function answersQuestion(query: Buffer, response: Buffer): boolean {
  if (response.length < query.length) return false
  const flags = word(response, 2)
  if ((flags & QR) === 0 || (flags & OPCODE) !== 0 || word(response, 4) !== 1) return false
  const nameEnd = query.length - TYPE_AND_CLASS_BYTES
  for (let at = HEADER_BYTES; at < query.length; at++) {
    const ours = query[at] as number
    const theirs = response[at] as number
    if (ours !== theirs && (at >= nameEnd || lower(ours) !== lower(theirs))) return false
  }
  return true
}

/** The 16 bits at a place inside the packet. */
const word = (bytes: Buffer, at: number): number => ((bytes[at] as number) << 8) | (bytes[at + 1] as number)

const lower = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte)

const knownRcodes: readonly Rcode[] = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED']
const none: readonly DnsRecord[] = []

/**
 * Reads a response to a query that `answersQuestion`; null when the rest of it is no DNS message. A no, and a yes of
 * plain addresses, are read here, since a scan is made of them; the codec reads the rest.
 */
export function readMessage(bytes: Buffer, query: Buffer): Message | null {
  const flags = word(bytes, 2)
  const rcode = knownRcodes[flags & RCODE] ?? 'other'
  const authoritative = (flags & AA) !== 0
  if ((flags & TC) !== 0) return bare(rcode, authoritative, true, none)
  try {
    const plain = walkRecords(bytes, query)
    if (plain === 'dishonest') return null
    if (rcode === 'NXDOMAIN') {
      return bare(rcode, authoritative, false, none, readNegativeTtl(bytes, query))
    }
    if (plain !== 'mixed') return bare(rcode, authoritative, false, plain)
    const message = packet.decode(bytes)
    const answers = readRecords(message.answers)
    const authorities = readRecords(message.authorities)
    const additionals = readRecords(message.additionals)
    const negativeTtlSeconds = answers.length === 0 ? readNegativeTtl(bytes, query) : null
    return { rcode, authoritative, truncated: false, answers, authorities, additionals, negativeTtlSeconds }
  } catch {
    return null
  }
}

const bare = (
  rcode: Rcode,
  authoritative: boolean,
  truncated: boolean,
  answers: readonly DnsRecord[],
  negativeTtlSeconds: number | null = null,
): Message => ({
  rcode,
  authoritative,
  truncated,
  answers,
  authorities: none,
  additionals: none,
  negativeTtlSeconds,
})

const TYPE_SOA = 6

/**
 * Seconds for which a no may be given again: the lower of the TTL of its SOA record and of that record's last field
 * (RFC 2308 §5); null without one. The records were walked before.
 */
function readNegativeTtl(bytes: Buffer, query: Buffer): number | null {
  const answers = word(bytes, 6)
  const records = answers + word(bytes, 8)
  let at = query.length
  for (let i = 0; i < records; i++) {
    at = skipName(bytes, at)
    const length = bytes.readUInt16BE(at + 8)
    const end = at + RECORD_HEAD_BYTES + length
    const isSoa = i >= answers && bytes.readUInt16BE(at) === TYPE_SOA && length >= SOA_TIMES_BYTES
    if (isSoa) return Math.min(bytes.readUInt32BE(at + 4), bytes.readUInt32BE(end - 4))
    at = end
  }
  return null
}

/** The name that a query of ours asks about, without trailing dot. */
function nameOf(query: Buffer): string {
  const labels: string[] = []
  let at = HEADER_BYTES
  for (let length = query[at] as number; length > 0; length = query[at] as number) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return labels.join('.')
}

const TYPE_A = 1
const TYPE_AAAA = 28
const CLASS_IN = 1
/** Type, class, TTL and length of a record, after its name. */
const RECORD_HEAD_BYTES = 10
/** The five numbers that end an SOA record (RFC 1035 §3.3.13). */
const SOA_TIMES_BYTES = 20
/** A pointer to the name of the question, right behind the header (RFC 1035 §4.1.4). */
const POINTER_TO_QUESTION = 0xc000 | HEADER_BYTES

/**
 * Walks over all records. `dishonest`: one claims another length than its type has, or they do not end with the
 * packet (the codec would not notice). A list of records: all of them are addresses of the question's name.
 * `mixed`: anything else. Throws past the end.
 */
function walkRecords(bytes: Buffer, query: Buffer): readonly DnsRecord[] | 'mixed' | 'dishonest' {
  const answers = word(bytes, 6)
  const records = answers + word(bytes, 8) + word(bytes, 10)
  // The question is ours, byte for byte.
  let at = query.length
  if (records === 0) return at === bytes.length ? none : 'dishonest'
  const plain: DnsRecord[] = []
  for (let i = 0; i < records; i++) {
    const owner = bytes.readUInt16BE(at)
    at = skipName(bytes, at)
    const type = bytes.readUInt16BE(at)
    const length = bytes.readUInt16BE(at + 8)
    if (type === TYPE_A && length !== 4) return 'dishonest'
    if (type === TYPE_AAAA && length !== 16) return 'dishonest'
    if (owner === POINTER_TO_QUESTION && type === TYPE_A && bytes.readUInt16BE(at + 2) === CLASS_IN) {
      const data = formatIpv4(bytes.readUInt32BE(at + RECORD_HEAD_BYTES))
      plain.push({
        name: plain[0]?.name ?? nameOf(query),
        type: 'A',
        ttlSeconds: bytes.readUInt32BE(at + 4),
        data,
      })
    }
    at += RECORD_HEAD_BYTES + length
  }
  if (at !== bytes.length) return 'dishonest'
  return plain.length === records && records === answers ? plain : 'mixed'
}

/** Where the name that begins at `at` ends; a pointer ends it. Throws past the end. */
function skipName(bytes: Buffer, at: number): number {
  for (;;) {
    const length = bytes.readUInt8(at)
    if (length >= 0xc0) return at + 2
    at += 1 + length
    if (length === 0) return at
  }
}

function readRecords(answers: readonly packet.Answer[] | undefined): DnsRecord[] {
  const records: DnsRecord[] = []
  for (const answer of inPreference(answers ?? [])) {
    if (answer.type === 'OPT' || ('class' in answer && answer.class !== 'IN')) continue
    const ttlSeconds = 'ttl' in answer ? (answer.ttl ?? 0) : 0
    records.push({ name: answer.name, type: answer.type, ttlSeconds, data: textOf(answer) })
  }
  return records
}

/** Mail exchanges, the preferred first (RFC 5321 §5.1), behind the other records. */
function inPreference(answers: readonly packet.Answer[]): readonly packet.Answer[] {
  const exchanges = answers.filter((answer) => answer.type === 'MX')
  if (exchanges.length < 2) return answers
  const preference = (answer: (typeof exchanges)[number]): number => answer.data.preference ?? 0
  const sorted = exchanges.toSorted((a, b) => preference(a) - preference(b))
  return [...answers.filter((answer) => answer.type !== 'MX'), ...sorted]
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
