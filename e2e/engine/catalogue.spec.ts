import path from 'node:path'
import { loadCatalogue } from '../../src/main/engine/catalogue/load-catalogue.ts'
import type { DnsblList } from '../../src/shared/domain/list.ts'
import { type CatalogueZone, catalogueZone, type Expected } from './catalogue-world.ts'
import { hasRbldnsd, type Rbldnsd, startRbldnsd } from './rbldnsd.ts'
import { runBlockvet } from './run-blockvet.ts'
import type { ScanResult } from './scan-result.ts'
import { expect, type Folder, test } from './temporary-folder.ts'

test.skip(!hasRbldnsd(), 'rbldnsd and dig are not installed: nothing real to compare with')

const loaded = loadCatalogue({
  paths: [path.join(import.meta.dirname, '../../resources/catalogue')],
  custom: false,
})
if (!loaded.ok) throw new Error(loaded.problems.join('\n'))
const { lists } = loaded.catalogue
/** Every list that could be asked about addresses: open, keyed, sold or unverified. */
const zones = lists.filter((list) => list.status !== 'closed' && list.answers !== 'text').map(catalogueZone)

let server: Rbldnsd
test.beforeAll(async () => {
  server = await startRbldnsd(zones.flatMap(({ data }) => data))
})
test.afterAll(() => server.stop())

test('every code, refusal and test point of every list is understood as the catalogue says', async ({
  folder,
}) => {
  test.setTimeout(180_000)
  expect(zones.length).toBeGreaterThan(190)
  const result = await scan(folder, '198.51.100.0/26', zones)
  const wrong = zones.flatMap((zone) => differences(result, zone, zone.expected4))
  expect(wrong).toEqual([])
  const answered = zones.flatMap(({ expected4 }) => expected4)
  expect(answered.length).toBeGreaterThan(600)
  expect(result.totals.listed + result.totals.noted).toBe(
    answered.filter(({ means }) => means !== null).length,
  )
})

test('lists with IPv6 data answer about IPv6 alike', async ({ folder }) => {
  const result = await scan(folder, '2001:db8::/58', zones)
  const six = zones.filter(({ expected6 }) => expected6.length > 0)
  expect(six.length).toBeGreaterThan(20)
  expect(six.flatMap((zone) => differences(result, zone, zone.expected6))).toEqual([])
})

test('a list that is gone is never asked, whoever names it', async ({ folder }) => {
  const closed = lists.filter(({ status }) => status === 'closed')
  const ids = closed.map(({ id }) => id).join(',')
  const asIs = ['--lists', ids, '--resolver', `127.0.0.1:${server.port}`]
  const { result, stderr } = await runScan(folder, '198.51.100.0/30', asIs)
  expect(result.totals.queriesSent).toBe(0)
  expect(result.lists.map(({ health }) => health)).toEqual(closed.map(() => 'gone'))
  expect(stderr).toContain(
    'The list sorbs (dnsbl.sorbs.net) is closed (2024-06-05: its operator took every entry out); it is not asked, leave it out.',
  )
  const dead = '  - { id: mine, zone: rbl.maps.vix.com }\n'
  const sentence = 'own.yaml, line 2: lists[0].zone is "rbl.maps.vix.com", closed (2014-06-27: '
  const own = folder.write('own.yaml', `lists:\n${dead}`)
  const alone = await runBlockvet([
    'scan',
    '198.51.100.0/30',
    '--allow-special',
    '--catalog',
    own,
    ...db(folder),
  ])
  expect(alone).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(sentence) })
  const listed = await runBlockvet(['lists', '--catalog', own, ...db(folder)])
  expect(listed).toMatchObject({ status: 0, stderr: expect.stringContaining(sentence) })
  expect(listed.stdout).toMatch(/^mine .* closed 2014-06-27 /m)
  const living = `  - { id: living, zone: bl.spamcop.net, servers: ["127.0.0.1:${server.port}"] }\n`
  folder.write('own.yaml', `lists:\n${dead}${living}`)
  const mine = await runScan(folder, '198.51.100.0/30', ['--catalog', own])
  expect(mine.result.lists.map(({ id }) => id)).toEqual(['living'])
  expect(mine.stderr).toContain(sentence)
})

test('the health of all lists is told, those of unknown state included, in a table and as JSON', async ({
  folder,
}) => {
  const servers = `servers: ["127.0.0.1:${server.port}"]`
  const file = folder.write(
    'own.yaml',
    `lists:
  - { id: alive, zone: bl.spamcop.net, ${servers} }
  - { id: unsure, zone: bl.konstant.no, status: unverified, ${servers} }
  - { id: silent, zone: nobody.example.test, status: unverified, ${servers} }
  - { id: terms, zone: all.spamrats.com, access: { optIn: Ask first. }, ${servers} }
  - { id: over, zone: over.example.test, status: closed, ${servers} }
`,
  )
  const words = ['lists', 'check', '--catalog', file, ...db(folder)]
  const table = await runBlockvet(words)
  expect(table.status).toBe(0)
  const rows = table.stdout.trimEnd().split('\n')
  expect(rows[0]).toMatch(/^list +health +state +what was seen$/)
  expect(rows.slice(1).toSorted()).toEqual([
    expect.stringMatching(/^alive +healthy +active /),
    expect.stringMatching(/^silent +(gone|refusing) +unverified /),
    expect.stringMatching(/^unsure +healthy +unverified /),
  ])
  expect(table.stderr).toContain(
    '2 of 3 lists can be relied on now. One of them is carried as unverified: no preset asks them, a scan does when you name them.',
  )
  const { stdout } = await runBlockvet([...words, '--json'])
  const findings = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(findings.find(({ listId }) => listId === 'unsure')).toMatchObject({
    health: 'healthy',
    status: 'unverified',
  })
  // And a scan that names it takes it at its word.
  const { result } = await runScan(folder, '198.51.100.0/30', ['--catalog', file, '--lists', 'unsure'])
  expect(result.lists).toMatchObject([{ id: 'unsure', health: 'healthy', checked: 4, listed: 2, unknown: 1 }])
})

/** The lists as they are, but for where and how fast they are asked, and whether one may. */
function catalogueOf(of: readonly CatalogueZone[]): string {
  const entries = of.map(({ list, zone }) => ({
    id: list.id,
    zone,
    families: list.families,
    polarity: list.polarity,
    impact: list.impact,
    granularity: list.granularity,
    servers: [`127.0.0.1:${server.port}`],
    rate: 20_000,
    testEntry: pointsOf(list),
    codes: list.codes.map(({ match, means, impact, policy, origin }) => ({
      match,
      means,
      impact,
      policy,
      origin,
    })),
    refusals: list.refusals,
    combines: list.combines,
  }))
  return JSON.stringify({ operator: { id: 'all', name: 'All' }, lists: entries })
}

function pointsOf({ testPoints }: DnsblList): object {
  const { listed, unlisted, listed6, unlisted6, neverListed } = testPoints
  const four = listed === null && unlisted === null ? {} : { listed, unlisted }
  const six = listed6 === null && unlisted6 === null ? {} : { listed6, unlisted6 }
  return { ...four, ...six, neverListed }
}

async function scan(folder: Folder, block: string, of: readonly CatalogueZone[]): Promise<ScanResult> {
  const file = folder.write('all.json', catalogueOf(of))
  const ids = of.map(({ list }) => list.id).join(',')
  return (await runScan(folder, block, ['--catalog', file, '--lists', ids, '--rate', '20000'])).result
}

const db = (folder: Folder): readonly string[] => ['--db', folder.at('test.db')]

async function runScan(folder: Folder, block: string, more: readonly string[]) {
  const own = ['--allow-special', '--no-rdns', '--no-registry', '--feeds', 'none', ...db(folder)]
  const words = ['scan', block, ...own, ...more, '--json', '-', '--no-progress']
  const { status, stdout, stderr } = await runBlockvet(words)
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
  return { result: JSON.parse(stdout) as ScanResult, stderr }
}

/** What was understood otherwise than the catalogue says; one line each. */
function differences(
  result: ScanResult,
  { list }: CatalogueZone,
  expected: readonly Expected[],
): readonly string[] {
  if (expected.length === 0) return []
  const family = expected[0]?.address.includes(':') ? 6 : 4
  const { listed, listed6 } = list.testPoints
  const health = (family === 4 ? listed : listed6) === null ? 'no-test-entry' : 'healthy'
  const found = result.lists.find(({ id }) => id === list.id)
  const seen = new Map(
    [...(list.polarity === 'block' ? result.listings : result.notes)]
      .filter((entry) => entry.list === list.id)
      .map((entry) => [entry.address, `${entry.codes.join(' ')} = ${entry.means.join('; ')}`]),
  )
  const refused = result.unknowns.find((entry) => entry.list === list.id && entry.cause === 'refusal-code')
  const refusals = expected.filter(({ means }) => means === null)
  const compare = (what: string, is: unknown, should: unknown): readonly string[] =>
    is === should ? [] : [`${list.id} ${what}: ${String(is)}, should be ${String(should)}`]
  return [
    ...compare('before', found?.health, health),
    ...compare('after', found?.healthAfter, health),
    ...compare('refusals', refused?.addresses, refusals.length),
    ...expected.flatMap(({ address, codes, means }) =>
      means === null
        ? compare(address, seen.get(address), undefined)
        : compare(address, seen.get(address), `${codes.join(' ')} = ${means.join('; ')}`),
    ),
  ]
}
