import { describe, expect, test } from 'vitest'
import type { DnsAnswer, DnsRecord, Rcode } from '../../../shared/domain/dns-answer.ts'
import { aList } from '../../../shared/domain/list.test-support.ts'
import type { DnsPort, Route } from '../dns/dns-port.ts'
import { negativesStillClear } from './negatives-still-clear.ts'
import type { ProbeOptions } from './probe-asker.ts'
import { probeList } from './probe-list.ts'

const server = { address: '127.0.0.1', port: 5300 }
const route: Route = { kind: 'servers', servers: [server], recursionDesired: true }

const list = aList({
  id: 'example-bl',
  name: 'Example',
  operatorId: 'example',
  operatorName: 'Example',
  zone: 'bl.example.test',
  families: [4, 6],
  ratePerSecond: 100,
  testPoints: {
    listed: '127.0.0.2',
    unlisted: '127.0.0.1',
    listed6: '::ffff:127.0.0.2',
    unlisted6: '::ffff:127.0.0.1',
    neverListed: ['192.0.2.1', '203.0.113.1'],
  },
  codes: [{ match: '127.0.0.2', means: 'Spam source' }],
  refusals: [{ match: '127.0.0.255', means: 'Over quota' }],
  access: { kind: 'open', note: 'Ask through your own resolver.', optInReason: null },
})

/** What a scripted list says: addresses, an RCODE, or nothing at all. */
type Saying = readonly string[] | Rcode | 'timeout' | 'malformed'

const LISTED = ['127.0.0.2']
const testEntry = '2.0.0.127.bl.example.test'
const negative = '1.0.0.127.bl.example.test'
const doc1 = '1.2.0.192.bl.example.test'
const doc2 = '1.113.0.203.bl.example.test'
const apex = 'bl.example.test'

/** A DNS port that answers from a table; a list of sayings is used up one by one, `fresh` is any other name. */
function scripted(
  table: Readonly<Record<string, Saying | readonly Saying[]>>,
): Pick<DnsPort, 'ask'> & { asked: string[] } {
  const turns = new Map<string, number>()
  const asked: string[] = []
  return {
    asked,
    ask: async ({ name }): Promise<DnsAnswer> => {
      asked.push(name)
      const entry = table[name] ?? table['fresh'] ?? 'NXDOMAIN'
      const turn = turns.get(name) ?? 0
      turns.set(name, turn + 1)
      const sequence = Array.isArray(entry) && Array.isArray(entry[0])
      const several = sequence || (Array.isArray(entry) && entry.length > 1 && !/^\d/.test(String(entry[0])))
      const saying = (several ? (entry[Math.min(turn, entry.length - 1)] ?? 'NXDOMAIN') : entry) as Saying
      return answerOf(name, saying)
    },
  }
}

function answerOf(name: string, saying: Saying): DnsAnswer {
  const base = { server, milliseconds: 1, queries: 1 }
  if (saying === 'timeout' || saying === 'malformed') return { kind: 'failure', cause: saying, ...base }
  const rcode: Rcode = typeof saying === 'string' ? saying : 'NOERROR'
  const addresses = typeof saying === 'string' ? [] : saying
  const answers = addresses.map((data): DnsRecord => ({ name, type: 'A', ttlSeconds: 60, data }))
  const rest = { authoritative: true, authorities: [], additionals: [], transport: 'udp' as const }
  return { kind: 'response', rcode, answers, ...rest, ...base }
}

function options(dns: Pick<DnsPort, 'ask'>, more: Partial<ProbeOptions> = {}): ProbeOptions {
  return {
    dns,
    now: () => Date.UTC(2026, 0, 1),
    randomBytes: (count) => new Uint8Array(count).fill(7),
    timeoutMs: 100,
    retries: 0,
    beforeSend: () => {},
    list,
    route,
    families: [4],
    ...more,
  }
}

const probe = (table: Parameters<typeof scripted>[0], more: Partial<ProbeOptions> = {}) =>
  probeList(options(scripted(table), more))

describe('the health of a list', () => {
  test('healthy: the test entry is listed with any code, the negative point is not', async () => {
    expect(await probe({ [testEntry]: ['127.0.0.9'], [apex]: 'NOERROR' })).toMatchObject({
      health: 'healthy',
      marked: false,
      probedAt: '2026-01-01T00:00:00.000Z',
    })
  })

  test('healthy even when the apex is denied, since the test entry is there', async () => {
    expect((await probe({ [testEntry]: LISTED })).health).toBe('healthy')
  })

  test('no-test-entry: neither point is listed, but the zone exists', async () => {
    expect(await probe({ [apex]: 'NOERROR' })).toMatchObject({ health: 'no-test-entry', marked: true })
  })

  test('gone: the apex is denied', async () => {
    expect(await probe({})).toMatchObject({ health: 'gone' })
  })

  test('gone: the catalogue says so, and nothing is asked', async () => {
    const dns = scripted({ [testEntry]: LISTED })
    const finding = await probeList(options(dns, { list: { ...list, status: 'closed' } }))
    expect(finding.health).toBe('gone')
    expect(dns.asked).toEqual([])
  })

  test('wildcard: every point that nobody lists is listed', async () => {
    const finding = await probe({ fresh: LISTED, [apex]: 'NOERROR' })
    expect(finding.health).toBe('wildcard')
    expect(finding.reason).toContain('192.0.2.1')
    expect(finding.answers.length).toBe(6)
  })

  test('healthy, marked: one bad entry is not a wildcard', async () => {
    const table = { [testEntry]: LISTED, [negative]: LISTED, [apex]: 'NOERROR' as const }
    expect(await probe(table)).toMatchObject({ health: 'healthy', marked: true })
    expect(await probe({ ...table, [doc1]: LISTED, [doc2]: LISTED })).toMatchObject({
      health: 'healthy',
      marked: true,
    })
  })

  test('wildcard when the other points say yes or nothing: no clear answer, no trust', async () => {
    const finding = await probe({ fresh: 'timeout', [testEntry]: LISTED, [negative]: LISTED, [doc1]: LISTED })
    expect(finding.health).toBe('wildcard')
  })

  test.each([
    ['127.255.255.254', 'tells us to go away'],
    ['127.0.0.255', 'tells us to go away: Over quota'],
  ])('refusing: %s', async (code, why) => {
    const finding = await probe({ fresh: [code], [apex]: 'NOERROR' })
    expect(finding.health).toBe('refusing')
    expect(finding.reason).toContain('Ask through your own resolver.')
    expect(finding.reason).toContain(why)
  })

  test('refusing: REFUSED', async () => {
    expect((await probe({ fresh: 'REFUSED', [apex]: 'REFUSED' })).health).toBe('refusing')
  })

  test.each(['timeout', 'SERVFAIL', 'malformed'] as const)('unreachable: %s', async (saying) => {
    expect((await probe({ fresh: saying, [apex]: saying })).health).toBe('unreachable')
  })

  test('unreachable: nothing listed and nobody vouches for the zone', async () => {
    expect((await probe({ [apex]: 'timeout' })).health).toBe('unreachable')
  })

  test('parked: answers outside 127/8', async () => {
    const finding = await probe({ fresh: ['198.51.100.7'], [apex]: 'NOERROR' })
    expect(finding).toMatchObject({ health: 'parked' })
    expect(finding.reason).toContain('198.51.100.7')
  })

  test('parked by the resolver: a block page is not the list’s fault', async () => {
    const finding = await probe({ fresh: ['146.112.61.106'], [apex]: 'NOERROR' })
    expect(finding.health).toBe('parked')
    expect(finding.reason).toContain('resolver is at fault')
  })

  test('a lost answer beside a good one is asked once more', async () => {
    const dns = scripted({ [testEntry]: ['timeout', LISTED] as never, [apex]: 'NOERROR' })
    const finding = await probeList(options(dns))
    expect(dns.asked.filter((name) => name === testEntry).length).toBe(2)
    expect(finding.health).toBe('healthy')
  })

  test('no route: the zone is gone, or nobody can be reached', async () => {
    const none = { kind: 'none', reason: 'No name server could be found.' } as const
    expect((await probe({}, { route: { ...none, zoneExists: true } })).health).toBe('unreachable')
    expect((await probe({}, { route: { ...none, zoneExists: false } })).health).toBe('gone')
  })
})

describe('test points', () => {
  test('IPv6 is probed with the mapped test points as 32 nibbles', async () => {
    const dns = scripted({})
    await probeList(options(dns, { families: [6] }))
    expect(dns.asked[0]).toBe(
      '2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.bl.example.test',
    )
  })

  test('a list with points of its own is asked about those only', async () => {
    const testPoints = { ...list.testPoints, listed: '192.0.2.1', unlisted: '198.51.100.9', neverListed: [] }
    const dns = scripted({ [doc1]: LISTED, [apex]: 'NOERROR' })
    const finding = await probeList(options(dns, { list: { ...list, testPoints } }))
    expect(finding.health).toBe('healthy')
    expect(dns.asked.sort()).toEqual([doc1, '9.100.51.198.bl.example.test', apex].sort())
  })

  test('without a reliable negative point a random unrouted address stands in', async () => {
    const testPoints = { ...list.testPoints, unlisted: null, neverListed: [] }
    const dns = scripted({ [testEntry]: LISTED, [apex]: 'NOERROR' })
    const finding = await probeList(options(dns, { list: { ...list, testPoints } }))
    expect(finding.health).toBe('healthy')
    expect(dns.asked).toContain('7.7.7.240.bl.example.test')
  })
})

describe('negativesStillClear', () => {
  const ask = (table: Parameters<typeof scripted>[0]) => negativesStillClear(options(scripted(table)))

  test('clear: the list still tells addresses apart', async () => {
    expect(await ask({})).toBe(true)
    expect(await ask({ [negative]: LISTED, [doc1]: LISTED })).toBe(true)
  })

  test('listed or silent: its yes means nothing', async () => {
    expect(await ask({ fresh: LISTED })).toBe(false)
    expect(await ask({ fresh: 'timeout' })).toBe(false)
    expect(await ask({ fresh: LISTED, [negative]: 'NXDOMAIN' })).toBe(false)
  })
})

test('a question that is lost is soon asked again, and a slow list has as long as its tries together', async () => {
  const waits: (number | undefined)[][] = []
  const dns: Pick<DnsPort, 'ask'> = {
    ask: async ({ name }, { retries, tryTimeoutMs }) => {
      waits.push(Array.from({ length: retries + 1 }, (_, attempt) => tryTimeoutMs?.(attempt)))
      return answerOf(name, 'timeout')
    },
  }
  const options = { dns, now: () => 0, randomBytes: () => new Uint8Array(4), beforeSend: () => {} }
  for (const retries of [0, 1, 2])
    await probeList({ ...options, list, route, families: [4], timeoutMs: 2000, retries })
  const distinct = [...new Set(waits.map((wait) => wait.join(' ')))]
  expect(distinct).toEqual(['2000', '500 3500', '500 2000 3500'])
})
