import { mkdirSync } from 'node:fs'
import { createDnsClient } from '../../src/main/engine/dns/dns-client.ts'
import type { DnsPort } from '../../src/main/engine/dns/dns-port.ts'
import type { DataSet } from '../../src/main/engine/zonefiles/data-set.ts'
import { parseZoneFile } from '../../src/main/engine/zonefiles/parse-zone-file.ts'
import { type ZoneAnswer, ZoneEvaluator } from '../../src/main/engine/zonefiles/zone-evaluator.ts'
import { type Address, formatAddress, reverseLabels } from '../../src/shared/domain/address.ts'
import { type RandomZone, randomZone } from './random-zones.ts'
import { hasRbldnsd, startRbldnsd, type ZoneData } from './rbldnsd.ts'
import { runBlockvet } from './run-blockvet.ts'
import { addressesOf24, outcomesOf, type ScanResult } from './scan-result.ts'
import { expect, type Folder, test } from './temporary-folder.ts'

test.skip(!hasRbldnsd(), 'rbldnsd and dig are not installed: nothing real to compare with')

const AT_ONCE = 32
/** Questions of all tests here together, half of them A and half TXT. */
const QUESTIONS = 100_000

const mixes: readonly (readonly ZoneData['type'][])[] = [
  ['ip4set'],
  ['ip4trie'],
  ['ip6trie'],
  ['ip6tset'],
  ['ip4set', 'ip4trie'],
  ['ip4set', 'ip4trie', 'ip6trie', 'ip6tset'],
  ['ip6trie', 'ip6tset'],
]
const rounds = [1, 2, 3, 4, 5] as const

async function evaluatorOf({ parts }: RandomZone): Promise<ZoneEvaluator> {
  const dataSets: DataSet[] = []
  for (const { type, lines } of parts) {
    // In small chunks, so that lines cross their borders.
    const bytes = Buffer.from(`${lines.join('\n')}\n`)
    const chunks = Array.from({ length: Math.ceil(bytes.length / 100) }, (_, i) =>
      bytes.subarray(100 * i, 100 * i + 100),
    )
    const parsed = await parseZoneFile(type, streamOf(chunks), Date.now() / 1000)
    if (!parsed.ok) throw new Error(parsed.problem)
    dataSets.push(parsed.dataSet)
  }
  return new ZoneEvaluator(dataSets)
}

async function* streamOf(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}

/** What rbldnsd says, in the evaluator's terms. */
async function ask(dns: DnsPort, port: number, name: string): Promise<ZoneAnswer | null> {
  const options = {
    servers: [{ address: '127.0.0.1', port }],
    recursionDesired: false,
    timeoutMs: 2000,
    retries: 3,
  }
  const [a, txt] = await Promise.all([
    dns.ask({ name, type: 'A' }, options),
    dns.ask({ name, type: 'TXT' }, options),
  ])
  if (a.kind === 'failure' || txt.kind === 'failure') throw new Error(`No answer about ${name}.`)
  if (a.rcode === 'NXDOMAIN' && txt.rcode === 'NXDOMAIN') return null
  if (a.rcode !== 'NOERROR' || txt.rcode !== 'NOERROR') throw new Error(`${a.rcode} and ${txt.rcode}`)
  return {
    codes: a.answers.map(({ data }) => data),
    texts: txt.answers.map(({ data }) => data),
    ttlSeconds: Math.min(...a.answers.map(({ ttlSeconds }) => ttlSeconds)),
  }
}

const sorted = (answer: ZoneAnswer | null): ZoneAnswer | null =>
  answer && { ...answer, codes: answer.codes.toSorted(), texts: answer.texts.toSorted() }

/** IPv4-mapped addresses are asked as 32 nibbles, as they were made. */
const nameOf = (address: Address, zone: string): string => `${reverseLabels(address)}.${zone}`

for (const round of rounds) {
  test(`every answer from disk equals rbldnsd's (round ${round})`, async () => {
    const zones = mixes.map((types, i) =>
      randomZone(100 * round + i, `${types.join('-')}.example.test`, types),
    )
    const server = await startRbldnsd(zones.flatMap(({ parts }) => parts))
    const dns = createDnsClient()
    try {
      const budget = QUESTIONS / rounds.length / mixes.length / 2
      const differences: unknown[] = []
      let asked = 0
      let listed = 0
      for (const zone of zones) {
        const evaluator = await evaluatorOf(zone)
        const queue = Array.from({ length: Math.ceil(budget) }, (_, i) => {
          return zone.addresses[i % zone.addresses.length] as Address
        })
        const lane = async (): Promise<void> => {
          for (let address = queue.pop(); address; address = queue.pop()) {
            const name = nameOf(address, zone.zone)
            const real = sorted(await ask(dns, server.port, name))
            const own = sorted(evaluator.evaluate(address))
            asked += 2
            if (real) listed++
            if (JSON.stringify(own) !== JSON.stringify(real)) {
              differences.push({ zone: zone.zone, address: formatAddress(address), own, real })
            }
          }
        }
        await Promise.all(Array.from({ length: AT_ONCE }, lane))
      }
      expect(differences.slice(0, 5)).toEqual([])
      expect(asked).toBeGreaterThanOrEqual(QUESTIONS / rounds.length)
      // The questions must be worth asking: neither all listed nor all clear.
      expect(listed / (asked / 2)).toBeGreaterThan(0.2)
      expect(listed / (asked / 2)).toBeLessThan(0.95)
    } finally {
      await dns.close()
      await server.stop()
    }
  })
}

test('a scan of lists on disk ends as the scan of the same lists asked at rbldnsd', async ({ folder }) => {
  const zones: readonly ZoneData[] = [
    {
      zone: 'set.example.test',
      type: 'ip4set',
      lines: ['127.0.0.2', '$1 see', ':3:$1 $', '203.0.113.0/26', '!203.0.113.9', '203.0.113.70-99 :4:Grüße'],
    },
    {
      zone: 'trie.example.test',
      type: 'ip4trie',
      lines: ['127.0.0.2', '203.0.112.0/23 :5:', '!203.0.113.128/25', '203.0.113.200 :6:one $'],
    },
  ]
  const server = await startRbldnsd(zones)
  const catalogue = (extra: (zone: ZoneData) => string): string =>
    `lists:\n${zones.map((zone) => `  - { id: ${zone.type}, zone: ${zone.zone}, rate: 5000, ${extra(zone)} }\n`).join('')}`
  try {
    mkdirSync(folder.at('data'))
    for (const { type, lines } of zones) folder.write(`data/${type}`, `${lines.join('\n')}\n`)
    const asked = await scan(
      folder,
      catalogue(() => `servers: ["127.0.0.1:${server.port}"]`),
    )
    const read = await scan(
      folder,
      catalogue(({ type }) => `zoneFiles: [{ type: ${type}, path: data/${type} }]`),
    )
    const addresses = addressesOf24('203.0.113')
    for (const { type } of zones) {
      expect(outcomesOf(read, type, addresses)).toEqual(outcomesOf(asked, type, addresses))
      const listOf = (result: ScanResult) => result.lists.find(({ id }) => id === type)
      expect(listOf(asked)).toMatchObject({ source: 'dns', health: 'healthy', checked: 256, unknown: 0 })
      expect(listOf(read)).toEqual({ ...listOf(asked), source: 'file', sourceDate: expect.any(String) })
    }
    const told = ({ listings }: ScanResult) => listings.map((listing) => ({ ...listing, observedAt: '' }))
    expect(read.listings.length).toBeGreaterThan(100)
    expect(told(read)).toEqual(told(asked))
    expect(read.verdict).toEqual(asked.verdict)
    expect(asked.totals.queriesSent).toBeGreaterThan(512)
    expect(read.totals.queriesSent).toBe(0)
  } finally {
    await server.stop()
  }
})

test('a zone file that is missing ends the run before anything is sent', async ({ folder }) => {
  const lists = 'lists: [{ id: own, zone: bl.example.test, zoneFiles: [{ type: ip4set, path: gone.zone }] }]'
  const { status, stdout, stderr } = await runScan(folder, lists)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toContain(
    'lists[0].zoneFiles[0].path is "gone.zone", and there is no such file; check the path.',
  )
})

function runScan(folder: Folder, catalogue: string) {
  const file = folder.write('lists.yaml', catalogue)
  const own = ['--allow-special', '--catalog', file, '--db', folder.at('test.db')]
  return runBlockvet(['scan', '203.0.113.0/24', ...own, '--json', '-', '--no-progress'])
}

async function scan(folder: Folder, catalogue: string): Promise<ScanResult> {
  const { status, stdout, stderr } = await runScan(folder, catalogue)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout) as ScanResult
}
