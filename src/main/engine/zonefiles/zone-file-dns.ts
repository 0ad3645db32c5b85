import { basename } from 'node:path'
import { type Address, reverseLabels } from '../../../shared/domain/address.ts'
import type { DnsAnswer, DnsRecord, Rcode } from '../../../shared/domain/dns-answer.ts'
import type { DnsPort, LineOptions, Question, ZoneLine } from '../dns/dns-port.ts'
import type { LoadedZone } from './load-zone.ts'
import type { ZoneAnswer } from './zone-evaluator.ts'

/** Answers in a row before others get their turn: a scan of a million addresses must not stop the clocks. */
const ANSWERS_IN_A_ROW = 500

/**
 * A DNS port that answers questions about the addresses of these zones, and about the zones themselves, from memory;
 * no leave is asked for and nothing is sent. Every other question goes to `inner`.
 */
export function zoneFileDns(inner: DnsPort, zones: readonly LoadedZone[]): DnsPort {
  let answers = 0
  return {
    async ask(question, options) {
      const found = findZone(zones, question.name.toLowerCase())
      if (!found) return inner.ask(question, options)
      if (++answers % ANSWERS_IN_A_ROW === 0) await new Promise((resolve) => setImmediate(resolve))
      if (options.signal?.aborted) {
        return { kind: 'failure', cause: 'cancelled', server: null, milliseconds: 0, queries: 0 }
      }
      return answer(question, found)
    },
    openLine(options) {
      const zone = zones.find((loaded) => loaded.zone === options.zone.toLowerCase())
      return zone ? lineTo(zone, options) : inner.openLine(options)
    },
    get counters() {
      return inner.counters
    },
    close: () => inner.close(),
  }
}

/** A line to a zone in memory: each question is answered while it is asked. */
function lineTo(zone: LoadedZone, { family, answered }: LineOptions): ZoneLine {
  const no = answerFrom(zone, { name: '', type: 'A' }, null, true)
  return {
    paced: false,
    open: 0,
    hasRoom: true,
    due: 0,
    ask(target, value) {
      const address = { family, value: BigInt(value) }
      const said = zone.evaluator.evaluate(address)
      if (!said) answered(target, no)
      else answered(target, answerFrom(zone, { name: nameOf(zone, address), type: 'A' }, said, true))
    },
    askAgain: () => false,
    close: () => {},
  }
}

const nameOf = (zone: LoadedZone, address: Address): string => `${reverseLabels(address)}.${zone.zone}`

interface Found {
  readonly zone: LoadedZone
  /** Null for the zone itself. */
  readonly address: Address | null
}

function findZone(zones: readonly LoadedZone[], name: string): Found | null {
  for (const zone of zones) {
    if (name === zone.zone) return { zone, address: null }
    if (!name.endsWith(`.${zone.zone}`)) continue
    const address = readLabels(name.slice(0, -zone.zone.length - 1))
    if (address) return { zone, address }
  }
  return null
}

/** Four octets or 32 nibbles, last first (RFC 5782 §2.1, §2.4). */
function readLabels(text: string): Address | null {
  const labels = text.split('.').toReversed()
  if (labels.length === 4 && labels.every((label) => /^\d{1,3}$/.test(label) && Number(label) < 256)) {
    const value = labels.reduce((sum, label) => sum * 256 + Number(label), 0)
    return { family: 4, value: BigInt(value) }
  }
  if (labels.length === 32 && labels.every((label) => /^[0-9a-f]$/.test(label))) {
    return { family: 6, value: BigInt(`0x${labels.join('')}`) }
  }
  return null
}

function answer(question: Question, { zone, address }: Found): DnsAnswer {
  return answerFrom(zone, question, address && zone.evaluator.evaluate(address), address !== null)
}

function answerFrom(
  zone: LoadedZone,
  { name, type }: Question,
  said: ZoneAnswer | null,
  isAddress: boolean,
): DnsAnswer {
  // The zone itself exists, as its file does, and has no records of its own.
  const rcode: Rcode = said || !isAddress ? 'NOERROR' : 'NXDOMAIN'
  const data = (type === 'A' && said?.codes) || (type === 'TXT' && said?.texts) || []
  const ttlSeconds = said?.ttlSeconds ?? 0
  return {
    kind: 'response',
    rcode,
    authoritative: true,
    answers: data.map((text): DnsRecord => ({ name, type, ttlSeconds, data: text })),
    authorities: [],
    additionals: [],
    server: { file: zone.files.map(({ path }) => basename(path)).join(',') },
    transport: 'file',
    milliseconds: 0,
    queries: 0,
  }
}
