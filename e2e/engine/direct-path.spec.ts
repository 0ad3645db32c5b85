import { networkInterfaces } from 'node:os'
import { startNameServer } from '../../src/main/engine/dns/name-server.ts'
import type { NameServer, Reaction, ServedQuestion } from '../../src/main/engine/dns/name-server-port.ts'
import { startBlockvet } from './run-blockvet.ts'
import { addressesOf24, outcomesOf, type ScanResult } from './scan-result.ts'
import { expect, type Folder, test } from './temporary-folder.ts'

test.skip(process.getuid?.() !== 0, 'the name servers of a list answer on port 53, which needs root')

const ZONE = 'bl.example.test'
const addresses = addressesOf24('203.0.113')
const isListed = (octet: number): boolean => octet % 16 === 3

const record = (name: string, type: 'A' | 'AAAA' | 'NS', data: string) => ({
  name,
  type,
  ttlSeconds: 300,
  data,
})

/** What a server of the zone says. */
function answer({ name, type }: ServedQuestion): Reaction {
  const labels = name.slice(0, -ZONE.length - 1).split('.')
  const inBlock = labels.slice(1).join('.') === '113.0.203' && isListed(Number(labels[0]))
  if (name === ZONE || type === 'SOA' || type === 'NS') return { kind: 'reply', rcode: 'NOERROR' }
  if (!inBlock && labels.join('.') !== '2.0.0.127') return { kind: 'reply', rcode: 'NXDOMAIN' }
  const answers = type === 'A' ? [record(name, 'A', '127.0.0.2')] : []
  return { kind: 'reply', rcode: 'NOERROR', answers }
}

/** A referral in place of an answer: the server does not serve the zone. */
const refer = (): Reaction => ({
  kind: 'reply',
  rcode: 'NOERROR',
  authoritative: false,
  authorities: [record('test', 'NS', 'a.nic.test')],
})

interface Served {
  readonly server: NameServer
  readonly seen: ServedQuestion[]
}

async function serve(
  address: string,
  port: number,
  respond: (question: ServedQuestion, count: number) => Reaction,
): Promise<Served> {
  const seen: ServedQuestion[] = []
  const server = await startNameServer({
    address,
    port,
    respond(question) {
      seen.push(question)
      return respond(question, seen.length)
    },
  })
  return { server, seen }
}

/** The system's resolver: it knows the name servers of the zone with their glue, and no other name. */
const serveResolver = (glue: readonly string[]): Promise<Served> =>
  serve('127.0.0.1', 0, ({ name, type }) => {
    if (name !== ZONE || type !== 'NS') return { kind: 'reply', rcode: 'NXDOMAIN', authoritative: false }
    const hosts = glue.map((address, i) => [`ns${i}.${ZONE}`, address] as const)
    return {
      kind: 'reply',
      rcode: 'NOERROR',
      authoritative: false,
      answers: hosts.map(([host]) => record(ZONE, 'NS', host)),
      additionals: hosts.map(([host, address]) =>
        record(host, address.includes(':') ? 'AAAA' : 'A', address),
      ),
    }
  })

/** Scans the block on the direct path, with this resolver in place of the system's; with no IPv6 unless an address of it is given. */
async function scanDirect(folder: Folder, resolver: Served, ipv6Address?: string): Promise<ScanResult> {
  const { address, port } = resolver.server.endpoint
  const interfaces = ipv6Address ? [{ family: 'IPv6', internal: false, address: ipv6Address }] : []
  const own = folder.write(
    'own-resolver.mjs',
    `import { setServers } from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import os from 'node:os'
setServers(['${address}:${port}'])
os.networkInterfaces = () => ({ eth0: ${JSON.stringify(interfaces)} })
syncBuiltinESMExports()
`,
  )
  const list = `  - { id: bl, zone: ${ZONE}, rate: 500 }`
  const catalogue = folder.write('lists.yaml', `operator: { id: ex, name: Ex }\nlists:\n${list}\n`)
  const around = ['--feeds', 'none', '--no-registry', '--no-rdns', '--timeout', '500']
  const words = ['scan', '203.0.113.0/24', '--direct', '--allow-special', '--catalog', catalogue, ...around]
  const output = ['--db', folder.at('direct.db'), '--json', '-', '--quiet']
  const env = { NODE_OPTIONS: `--import file://${own}` }
  const { status, stdout, stderr } = await startBlockvet([...words, ...output], '', env).done
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout) as ScanResult
}

function expectTruth(result: ScanResult): void {
  const outcomes = outcomesOf(result, 'bl', addresses)
  addresses.forEach((address, octet) =>
    expect(outcomes.get(address), address).toBe(isListed(octet) ? 'listed 127.0.0.2' : 'clear'),
  )
  expect(result.path.kind).toBe('direct')
}

/** Questions about addresses of the block. */
const ofBlock = ({ seen }: Served): readonly ServedQuestion[] =>
  seen.filter(({ name, type }) => type === 'A' && name.includes('.113.0.203.'))

test('a lame name server is left alone after its first referrals; the other answers everything', async ({
  folder,
}) => {
  const lame = await serve('127.0.0.41', 53, refer)
  const fine = await serve('127.0.0.42', 53, answer)
  const resolver = await serveResolver(['127.0.0.41', '127.0.0.42'])
  try {
    expectTruth(await scanDirect(folder, resolver))
    expect(lame.seen.length).toBeGreaterThan(0)
    expect(lame.seen.length).toBeLessThan(20)
    expect(new Set(ofBlock(fine).map(({ name }) => name)).size).toBe(256)
    // Name servers are asked without recursion, the resolver with it, and for nothing but the way and the path.
    expect([...lame.seen, ...fine.seen].filter(({ recursionDesired }) => recursionDesired)).toEqual([])
    expect(resolver.seen.every(({ recursionDesired }) => recursionDesired)).toBe(true)
    expect(ofBlock(resolver)).toEqual([])
  } finally {
    await Promise.all([lame, fine, resolver].map(({ server }) => server.close()))
  }
})

test('both name servers share the questions; when one falls silent the other takes its part', async ({
  folder,
}) => {
  const failing = await serve('127.0.0.43', 53, (question, count) =>
    count > 60 ? { kind: 'drop' } : answer(question),
  )
  const steady = await serve('127.0.0.44', 53, answer)
  const resolver = await serveResolver(['127.0.0.43', '127.0.0.44'])
  try {
    expectTruth(await scanDirect(folder, resolver))
    expect(ofBlock(failing).length).toBeGreaterThan(20)
    expect(ofBlock(failing).length).toBeLessThan(256)
    expect(ofBlock(steady).length).toBeGreaterThanOrEqual(128)
  } finally {
    await Promise.all([failing, steady, resolver].map(({ server }) => server.close()))
  }
})

test('a name server that has an IPv6 address alone is asked there, where this machine has IPv6', async ({
  folder,
}) => {
  const isThere = Object.values(networkInterfaces()).some((found) =>
    found?.some(({ address }) => address === '::1'),
  )
  test.skip(!isThere, 'this machine has no IPv6 at all')
  const dark = await serve('127.0.0.45', 53, () => ({ kind: 'drop' }))
  const bright = await serve('::1', 53, answer)
  const resolver = await serveResolver(['127.0.0.45', '::1'])
  try {
    expectTruth(await scanDirect(folder, resolver, '2001:db8::7'))
    expect(new Set(ofBlock(bright).map(({ name }) => name)).size).toBe(256)
    const before = bright.seen.length
    const { totals } = await scanDirect(folder, resolver)
    expect(totals).toMatchObject({ clear: 0, listed: 0 })
    expect(bright.seen).toHaveLength(before)
  } finally {
    await Promise.all([dark, bright, resolver].map(({ server }) => server.close()))
  }
})
