import { spoil } from '../world/packets.ts'
import type { SimulatedServer } from './simulated-network.ts'

/** A question as a simulated list reads it. */
export interface SimulatedQuestion {
  /** Labels before the zone: `7.113.0.203`; empty for the apex. */
  readonly labels: string
  readonly type: number
}

/** A list that knows the truth, and all the ways in which it, or the network before it, may go wrong. */
export interface SimulatedListOptions {
  readonly zoneLabels: number
  readonly isListed: (labels: string) => boolean
  readonly now: () => number
  readonly random: () => number
  /** Milliseconds an answer takes, and how much that varies (σ of a log-normal). */
  readonly latencyMs: number
  readonly jitter: number
  readonly faults: Faults
}

/** Shares are of packets, from 0 to 1; spans are [from, to] on the simulated clock, in ms. */
export interface Faults {
  readonly loss?: number
  readonly duplicate?: number
  readonly late?: number
  readonly spoofed?: number
  readonly garbage?: number
  readonly empty?: number
  readonly servfail?: number
  readonly truncated?: number
  readonly tcp?: 'works' | 'refused' | 'half-closed'
  readonly alias?: boolean
  /** Says yes to everything. */
  readonly wildcard?: boolean
  readonly twoCodes?: boolean
  readonly silentFrom?: readonly [number, number]
  readonly refusingFrom?: readonly [number, number]
  /** From then on every question is answered with an address outside 127/8, or with no. */
  readonly swapped?: { readonly fromMs: number; readonly says: 'elsewhere' | 'no' }
  /** Answers per second; what is beyond is not answered, or refused by a code. */
  readonly cap?: { readonly perSecond: number; readonly beyond: 'silence' | 'refusal' }
}

const TYPE_A = 1
const TYPE_TXT = 16
const LATE_MS = 4000
const record = (owner: string, type: number, data: Buffer): Buffer => {
  const head = Buffer.from(`${owner}0000000100000e10`, 'hex')
  head.writeUInt16BE(type, owner.length / 2)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(data.length)
  return Buffer.concat([head, length, data])
}
const address = (...octets: number[]): Buffer => Buffer.from(octets)
const onQuestion = (code: Buffer): Buffer => record('c00c', TYPE_A, code)

/** Starts a list. */
export function simulatedList(options: SimulatedListOptions): SimulatedServer {
  const { faults, random, now } = options
  const chance = (share: number | undefined): boolean => share !== undefined && random() < share
  const within = (span: readonly [number, number] | undefined): boolean =>
    span !== undefined && now() >= span[0] && now() < span[1]
  const hasRoom = tokenBucket(faults.cap?.perSecond ?? Number.POSITIVE_INFINITY, now)
  const latency = (): number => {
    const normal = Math.sqrt(-2 * Math.log(random() || 1e-9)) * Math.cos(2 * Math.PI * random())
    return options.latencyMs * Math.exp(options.jitter * normal)
  }
  const answer = (query: Buffer): Buffer => {
    const question = readQuestion(query, options.zoneLabels)
    if (faults.swapped && now() >= faults.swapped.fromMs) {
      return faults.swapped.says === 'no'
        ? reply(query, 3)
        : reply(query, 0, onQuestion(address(203, 0, 113, 80)))
    }
    if (within(faults.refusingFrom)) return reply(query, 0, onQuestion(address(127, 255, 255, 254)))
    if (faults.cap?.beyond === 'refusal' && !hasRoom()) {
      return reply(query, 0, onQuestion(address(127, 255, 255, 255)))
    }
    if (question.labels === '') return reply(query, 0)
    if (!faults.wildcard && !options.isListed(question.labels)) return reply(query, 3)
    if (question.type === TYPE_TXT)
      return reply(query, 0, record('c00c', TYPE_TXT, Buffer.from('\u0004seen')))
    if (question.type !== TYPE_A) return reply(query, 0)
    if (faults.alias) {
      // The alias points at the name behind the first label of the question, which stays what it is.
      const target = Buffer.concat([Buffer.from([1, 0x78]), Buffer.from('c00c', 'hex')])
      const at = query.length + 12
      const owner = (0xc000 | at).toString(16)
      return reply(query, 0, record('c00c', 5, target), record(owner, TYPE_A, address(127, 0, 0, 2)))
    }
    const codes = faults.twoCodes ? [address(127, 0, 0, 2), address(127, 0, 0, 4)] : [address(127, 0, 0, 2)]
    return reply(query, 0, ...codes.map(onQuestion))
  }
  /** IDs of the tries of each question: a lie under one of them would be a guess that came true, and count. */
  const triedIds = new Map<string, Set<number>>()
  return {
    overUdp(query, deliver) {
      const question = query.toString('latin1', 2)
      const ids = triedIds.get(question) ?? new Set()
      triedIds.set(question, ids.add(query.readUInt16BE(0)))
      if (chance(faults.loss) || within(faults.silentFrom)) return
      if (faults.cap?.beyond === 'silence' && !hasRoom()) return
      const delayMs = latency()
      const truth = answer(query)
      if (chance(faults.spoofed))
        for (const packet of lies(query, truth, ids)) deliver(packet, delayMs * random())
      if (chance(faults.garbage)) {
        deliver(Buffer.concat([truth.subarray(0, query.length), Buffer.from(truth.subarray(4, 9))]), delayMs)
        return
      }
      if (chance(faults.empty)) {
        deliver(Buffer.alloc(0), delayMs)
        return
      }
      if (chance(faults.servfail)) {
        deliver(reply(query, 2), delayMs)
        return
      }
      if (chance(faults.truncated)) {
        const cut = reply(query, 0)
        cut.writeUInt16BE(cut.readUInt16BE(2) | 0x0200, 2)
        deliver(cut, delayMs)
        return
      }
      deliver(truth, chance(faults.late) ? LATE_MS + delayMs : delayMs)
      if (chance(faults.duplicate)) deliver(truth, delayMs * 2)
    },
    overTcp(query) {
      const works = (faults.tcp ?? 'works') === 'works' && !within(faults.silentFrom)
      return { message: works ? answer(query) : null, delayMs: faults.tcp === 'refused' ? 1 : latency() * 2 }
    },
  }
}

/** Packets that say the opposite and are no response to the question, each for another reason. */
function lies(query: Buffer, truth: Buffer, triedIds: ReadonlySet<number>): Buffer[] {
  const saysNo = (truth.readUInt16BE(2) & 15) === 3
  const lie = (): Buffer => (saysNo ? reply(query, 0, onQuestion(address(127, 0, 0, 2))) : reply(query, 3))
  const ways = [
    'anotherId',
    'anotherName',
    'noQuestion',
    'noResponse',
    'anotherOpcode',
    'halfHeader',
  ] as const
  const all = ways.map((way) => spoil[way](lie()))
  return all.filter((packet, i) => ways[i] !== 'anotherId' || !triedIds.has(packet.readUInt16BE(0)))
}

function reply(query: Buffer, rcode: number, ...answers: Buffer[]): Buffer {
  const packet = Buffer.concat([query, ...answers])
  packet.writeUInt16BE(0x8400 | rcode, 2)
  packet.writeUInt16BE(answers.length, 6)
  return packet
}

function readQuestion(query: Buffer, zoneLabels: number): SimulatedQuestion {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { labels: labels.slice(0, -zoneLabels).join('.'), type: query.readUInt16BE(at + 1) }
}

function tokenBucket(perSecond: number, now: () => number): () => boolean {
  let tokens = perSecond / 10
  let lastMs = now()
  return () => {
    tokens = Math.min(perSecond / 10, tokens + ((now() - lastMs) * perSecond) / 1000)
    lastMs = now()
    if (tokens < 1) return false
    tokens--
    return true
  }
}
