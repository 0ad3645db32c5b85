import packet from 'dns-packet'
import type { DnsRecord, Rcode, RecordType } from '../../../shared/domain/dns-answer.ts'
import type { Message } from './read-message.ts'

/** What a message is written from; the rest is read out of its records. */
export type WrittenMessage = Omit<Message, 'negativeTtlSeconds'>

/** Encodes a response to `query` for the scripted name server. */
export function encodeReply(query: Buffer, message: WrittenMessage): Buffer {
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
