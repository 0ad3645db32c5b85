import packet from 'dns-packet'
import { addressesFor, outcomeReader } from '../../../shared/domain/read-outcome.ts'
import { encodeQuery } from './encode-query.ts'
import { encodeReply, type WrittenMessage } from './encode-reply.ts'
import { answersQuestion, type Message, readMessage } from './read-message.ts'

/** What became of the packets, and every one that was read wrongly, as text. */
export interface FuzzFindings {
  readonly counts: Readonly<Record<'ignored' | 'malformed' | 'truncated' | 'read', number>>
  readonly problems: readonly string[]
}

const name = '7.113.0.203.bl.example.test'
const query = encodeQuery({ name, type: 'A' }, 0x1234, true)
const read = outcomeReader({ refusals: [] })

/** Honest responses of every kind, to be broken. */
const honest: readonly Buffer[] = (() => {
  const a = (data: string, owner = name) => ({ name: owner, type: 'A', ttlSeconds: 60, data })
  const soa = { name: 'bl.example.test', type: 'SOA', ttlSeconds: 60, data: 'ns.example.test' }
  const alias = { name, type: 'CNAME', ttlSeconds: 60, data: 'other.example.test' }
  const text = { name, type: 'TXT', ttlSeconds: 60, data: 'see https://example.test/' }
  const none = {
    authoritative: true,
    truncated: false,
    answers: [],
    authorities: [],
    additionals: [],
  } as const
  const messages: readonly WrittenMessage[] = [
    { ...none, rcode: 'NXDOMAIN' },
    { ...none, rcode: 'NXDOMAIN', authorities: [soa] },
    { ...none, rcode: 'NOERROR' },
    { ...none, rcode: 'SERVFAIL' },
    { ...none, rcode: 'NOERROR', answers: [a('127.0.0.2')] },
    { ...none, rcode: 'NOERROR', answers: [a('127.0.0.2'), a('127.0.0.4')], authorities: [soa] },
    { ...none, rcode: 'NOERROR', answers: [alias, a('127.0.0.2', 'other.example.test')] },
    { ...none, rcode: 'NOERROR', answers: [text, a('127.0.0.2')] },
    { ...none, rcode: 'NOERROR', answers: [a('203.0.113.9')] },
    { ...none, rcode: 'NOERROR', truncated: true },
  ]
  return messages.map((message) => encodeReply(query, message))
})()

/** Breaks `count` packets in ways that `seed` decides, reads them, and holds what was read against the codec. */
export function fuzzResponses(count: number, seed: number): FuzzFindings {
  const counts = { ignored: 0, malformed: 0, truncated: 0, read: 0 }
  const problems: string[] = []
  const random = generator(seed)
  for (let i = 0; i < count; i++) {
    const bytes = mutate(honest[i % honest.length] as Buffer, random)
    try {
      if (bytes.length < 12 || !answersQuestion(query, bytes)) counts.ignored++
      else {
        const message = readMessage(bytes, query)
        if (!message) counts.malformed++
        else if (message.truncated) counts.truncated++
        else {
          counts.read++
          const problem = compare(message, bytes)
          if (problem) problems.push(`${problem}: ${bytes.toString('hex')}`)
        }
      }
    } catch (error) {
      problems.push(`${String(error)}: ${bytes.toString('hex')}`)
    }
  }
  return { counts, problems }
}

/** What the short way found must be what the codec finds; what the codec cannot read says nothing. */
function compare(message: Message, bytes: Buffer): string | null {
  const outcome = read(name, {
    kind: 'response',
    ...message,
    server: { address: '127.0.0.1', port: 53 },
    transport: 'udp',
    milliseconds: 0,
    queries: 1,
  })
  if (outcome.kind === 'unknown') return null
  if (outcome.kind === 'clear' && message.rcode === 'NXDOMAIN') {
    return (bytes.readUInt16BE(2) & 15) === 3 ? null : 'clear without NXDOMAIN'
  }
  let decoded: packet.DecodedPacket
  try {
    decoded = packet.decode(bytes)
  } catch {
    return 'read what the codec cannot read'
  }
  const records = (decoded.answers ?? []).flatMap((answer) =>
    (answer.type === 'A' || answer.type === 'CNAME') && answer.class === 'IN'
      ? [{ name: answer.name, type: answer.type, ttlSeconds: 0, data: answer.data }]
      : [],
  )
  const addresses = addressesFor(name, records)
  const listed = addresses.filter((address) => address.startsWith('127.') && !address.startsWith('127.255.'))
  const codes = outcome.kind === 'listed' ? outcome.codes : []
  if (outcome.kind === 'clear' && addresses.length > 0)
    return `clear, but the codec finds ${addresses.join(' ')}`
  const isSame = [...new Set(listed)].toSorted().join() === [...codes].toSorted().join()
  return isSame ? null : `${codes.join(' ')}, but the codec finds ${listed.join(' ')}`
}

/** Some bits, bytes, cuts, insertions and copies; rarely in the question, where they would only be ignored. */
function mutate(from: Buffer, random: (below: number) => number): Buffer {
  let bytes: Buffer = Buffer.from(from)
  for (let changes = 1 + random(3); changes > 0; changes--) {
    const start = random(8) === 0 ? 0 : random(3) === 0 ? 2 : Math.min(query.length, bytes.length - 1)
    const at = Math.max(0, start + random(Math.max(1, start === 2 ? 10 : bytes.length - start)))
    switch (random(7)) {
      case 0:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8))
        break
      case 1:
        bytes[at] = random(256)
        break
      case 2:
        bytes = bytes.subarray(0, at)
        break
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([random(256)]), bytes.subarray(at)])
        break
      case 4:
        bytes = Buffer.concat([bytes, bytes.subarray(at)])
        break
      case 5:
        if (at + 1 < bytes.length) bytes.writeUInt16BE(0xc000 | random(bytes.length + 4), at)
        break
      default:
        if (bytes.length >= 12) bytes.writeUInt16BE(random(4), 4 + 2 * random(4))
    }
  }
  return bytes
}

/** Whole numbers below a bound that a seed decides (mulberry32). */
function generator(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
