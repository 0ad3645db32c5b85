import { setTimeout as sleep } from 'node:timers/promises'
import { hasRbldnsd, startRbldnsd, type ZoneData } from './rbldnsd.ts'
import { startBlockvet } from './run-blockvet.ts'
import type { ScanResult } from './scan-result.ts'
import { expect, type Folder, test } from './temporary-folder.ts'

test.skip(!hasRbldnsd(), 'rbldnsd and dig are not installed: nothing real to compare with')

const RATE = 60
const blocks = [
  { block: '203.0.96.0/24', first: [203, 0, 96], addresses: 256 },
  { block: '203.0.97.0/25', first: [203, 0, 97], addresses: 128 },
  { block: '203.0.98.0/28', first: [203, 0, 98], addresses: 16 },
] as const
const zoneNames = ['one', 'two']

const listedIn = ({ first, addresses }: (typeof blocks)[number], list: number): readonly string[] =>
  Array.from({ length: addresses }, (_, host) => host)
    .filter((host) => (host * 5 + list) % 9 === 0)
    .map((host) => [...first, host].join('.'))

const zones = zoneNames.map(
  (name, list): ZoneData => ({
    zone: `${name}.test`,
    type: 'ip4set',
    lines: ['127.0.0.2', ...blocks.flatMap((block) => listedIn(block, list))],
  }),
)

function words(folder: Folder, port: number): string[] {
  const lists = zoneNames.map(
    (name) => `  - { id: ${name}, zone: ${name}.test, rate: ${RATE}, servers: ["127.0.0.1:${port}"] }`,
  )
  const catalogue = folder.write(
    'lists.yaml',
    `operator: { id: ex, name: Ex }\nlists:\n${lists.join('\n')}\n`,
  )
  const around = ['--feeds', 'none', '--no-registry', '--no-rdns', '--allow-special']
  return ['--catalog', catalogue, ...around, '--db', folder.at('several.db'), '--quiet']
}

const readResults = (stdout: string): ScanResult[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ScanResult)

function expectTruth(result: ScanResult): void {
  const scanned = blocks.find(({ block }) => block === result.block)
  if (!scanned) throw new Error(`Nobody asked for ${result.block}.`)
  zoneNames.forEach((name, list) => {
    const found = result.listings.filter((listing) => listing.list === name)
    expect(found.map(({ address }) => address)).toEqual(listedIn(scanned, list))
  })
  expect(result.totals).toMatchObject({ checks: scanned.addresses * zoneNames.length, unknown: 0 })
}

test('several blocks are scanned side by side, at the pace of one, each as if it were alone', async ({
  folder,
}) => {
  const server = await startRbldnsd(zones)
  try {
    const names = blocks.map(({ block }) => block)
    const { status, stdout } = await startBlockvet([
      'scan',
      ...names,
      '--json',
      '-',
      ...words(folder, server.port),
    ]).done
    expect(status).toBe(0)
    const results = readResults(stdout)
    expect(results.map(({ block }) => block)).toEqual(names)
    for (const result of results) expectTruth(result)
    const [large = 0, , small = 0] = results.map(({ totals }) => totals.seconds)
    // 400 addresses and the probes, at 60 a second.
    expect(large).toBeGreaterThan(6.3)
    expect(small).toBeLessThan(large / 2)
  } finally {
    await server.stop()
  }
})

test('all that ran side by side go on after a stop, and end with the truth', async ({ folder }) => {
  const server = await startRbldnsd(zones)
  try {
    const common = words(folder, server.port)
    const run = startBlockvet(['scan', ...blocks.map(({ block }) => block), '--json', '-', ...common])
    await sleep(3000)
    run.child.kill('SIGINT')
    const { status, stdout, stderr } = await run.done
    expect(status).toBe(3)
    const results = readResults(stdout)
    const stopped = [...stderr.matchAll(/--resume (\S+)/g)].map((match) => match[1] ?? '')
    expect(stopped.length).toBeGreaterThanOrEqual(2)
    expect(stopped.length + results.length).toBe(blocks.length)
    for (const scanId of stopped) {
      const again = await startBlockvet(['scan', '--resume', scanId, '--json', '-', ...common]).done
      expect(again.status).toBe(0)
      results.push(...readResults(again.stdout))
    }
    for (const result of results) expectTruth(result)
    expect(new Set(results.map(({ block }) => block)).size).toBe(blocks.length)
  } finally {
    await server.stop()
  }
})
