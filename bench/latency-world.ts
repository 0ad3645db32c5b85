// A hundred lists as the real world has them: log-normal latencies, lost packets, dead, refusing, wildcard and
// rate-capped servers. Runs as a process of its own, so that its work is not counted as the scanner's; tells its
// parent the ports, and ends with it.
import { startNameServer } from '../src/main/engine/dns/name-server.ts'
import type { Reaction, Responder } from '../src/main/engine/dns/name-server-port.ts'

/** Lists of the world, in this order of kinds. */
export const worldKinds = [
  ...Array<'live'>(85).fill('live'),
  ...Array<'dead'>(8).fill('dead'),
  ...Array<'refusing'>(3).fill('refusing'),
  ...Array<'wildcard'>(2).fill('wildcard'),
  'capped-refusing',
  'capped-silent',
] as const

/** Kind of a list. */
export type WorldKind = (typeof worldKinds)[number]

/** Answers per second of a capped list, in steady state. */
export const CAP_PER_SECOND = 200
/** Share of packets that are lost. */
export const LOSS = 0.01

/** True for the addresses that list `index` truly lists: one in sixteen, other ones for each list. */
export const isTrulyListed = (index: number, address: number): boolean => (address * 7 + index * 3) % 16 === 0

/** A small generator with a fixed seed per list. */
function random(seed: number): () => number {
  let state = (seed + 1) * 2_654_435_761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0
    return state / 2 ** 32
  }
}

/** Median latency of a list, from 5 to 250 ms. */
export const medianLatencyMs = (index: number): number => 5 * 50 ** ((index % 17) / 16)

/** Log-normal latency with the list's own median between 5 and 250 ms. */
function latency(index: number, next: () => number): () => number {
  const medianMs = medianLatencyMs(index)
  return () => {
    const normal = Math.sqrt(-2 * Math.log(next() || 1e-9)) * Math.cos(2 * Math.PI * next())
    return Math.min(1000, medianMs * Math.exp(0.3 * normal))
  }
}

function tokenBucket(perSecond: number): () => boolean {
  let tokens = perSecond / 10
  let lastMs = performance.now()
  return () => {
    const nowMs = performance.now()
    tokens = Math.min(perSecond / 10, tokens + ((nowMs - lastMs) * perSecond) / 1000)
    lastMs = nowMs
    if (tokens < 1) return false
    tokens--
    return true
  }
}

function respondAs(kind: WorldKind, index: number): Responder {
  const next = random(index)
  const delay = latency(index, next)
  const within = tokenBucket(CAP_PER_SECOND)
  const yes = (name: string, code: string): Reaction => ({
    kind: 'reply',
    rcode: 'NOERROR',
    answers: [{ name, type: 'A', ttlSeconds: 60, data: code }],
    delayMs: delay(),
  })
  return ({ name, type }) => {
    if (kind === 'dead' || next() < LOSS) return { kind: 'drop' }
    const labels = name.split('.')
    if (labels.length < 6) return { kind: 'reply', rcode: 'NOERROR', delayMs: delay() }
    if (kind === 'refusing') return yes(name, '127.255.255.254')
    if (kind === 'capped-refusing' && !within()) return yes(name, '127.255.255.255')
    if (kind === 'capped-silent' && !within()) return { kind: 'drop' }
    if (type !== 'A') return { kind: 'reply', rcode: 'NOERROR', delayMs: delay() }
    const [d = 0, c = 0, b = 0] = labels.map(Number)
    const inBlock = b === 0 && labels[3] === '203'
    const listed = inBlock ? isTrulyListed(index, c * 256 + d) : d === 2 && labels[3] === '127'
    if (listed || kind === 'wildcard') return yes(name, '127.0.0.2')
    return { kind: 'reply', rcode: 'NXDOMAIN', delayMs: delay() }
  }
}

if (process.send) {
  const servers = await Promise.all(
    worldKinds.map((kind, index) =>
      startNameServer({ address: '127.0.0.1', port: 0, respond: respondAs(kind, index) }),
    ),
  )
  process.send(servers.map(({ endpoint }) => endpoint.port))
  process.on('disconnect', () => process.exit(0))
}
