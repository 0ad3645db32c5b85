import { type Finished, runBlockvet } from './run-blockvet.ts'
import { expect, type Folder, test } from './temporary-folder.ts'

const drop = [
  '{"cidr":"203.0.112.0/20","sblid":"SBL000001","rir":"arin"}',
  '{"cidr":"198.51.100.0/24","sblid":"SBL000002","rir":"arin"}',
  '{"type":"metadata","timestamp":1790000000,"records":2}',
].join('\n')

/** A catalogue of one list that is read from a file, so that nobody is asked. */
function ownList(folder: Folder): string {
  folder.write('list.zone', '192.0.2.1\n')
  return folder.write(
    'own.yaml',
    'lists: [{ id: own, zone: bl.example.org, zoneFiles: [{ type: ip4set, path: list.zone }] }]',
  )
}

/** Runs a scan of a block with the folder's files as feeds; returns what it said in JSON. */
async function scan(folder: Folder, block: string): Promise<Finished & { readonly result: ScanJson }> {
  const options = [
    '--catalog',
    ownList(folder),
    '--lists',
    'own',
    '--db',
    folder.at('a.db'),
    '--allow-special',
  ]
  const skips = ['--no-registry', '--no-rdns', '--no-progress', '--resolver', '127.0.0.1:9']
  const ran = await runBlockvet([
    'scan',
    block,
    '--feeds',
    folder.at('.'),
    ...options,
    ...skips,
    '--json',
    '-',
  ])
  return { ...ran, result: JSON.parse(ran.stdout || '{}') as ScanJson }
}

interface ScanJson {
  readonly netblocks: readonly Record<string, unknown>[]
  readonly netblocksNear: readonly Record<string, unknown>[]
  readonly notExamined: readonly string[]
  readonly verdict: { readonly decision: string; readonly headline: string }
}

test('a folder of published files is examined offline; a DROP entry rejects by itself', async ({
  folder,
}) => {
  folder.write('spamhaus-drop-v4.json', drop)
  const { stderr, result } = await scan(folder, '203.0.113.0/28')
  expect(stderr).not.toContain('fault of the program')
  expect(result.netblocks).toMatchObject([
    {
      feed: 'spamhaus-drop-v4',
      entry: '203.0.112.0/20',
      relation: 'covers',
      reference: 'SBL000001',
      feedDate: '2026-09-21T14:13:20.000Z',
    },
  ])
  expect(result.verdict.decision).toBe('reject')
  expect(result.notExamined.join('\n')).toContain('Spamhaus DROP, IPv4 is stale.')
})

test('feeds import, list and a scan of what was imported, with broken lines by number', async ({
  folder,
}) => {
  process.env['XDG_DATA_HOME'] = folder.at('data')
  const mine = folder.write('mine.txt', '203.0.113.8/29 unpaid\nnonsense\n203.0.113.300\n198.51.100.7\n')
  const taken = await runBlockvet(['feeds', 'import', mine])
  expect(taken).toMatchObject({
    status: 0,
    stdout: 'own-mine  imported: 2 entries; 2 lines could not be read.\n',
  })
  expect(taken.stderr).toBe(
    "mine.txt, line 2: 'nonsense' is no address, CIDR or range\nmine.txt, line 3: '203.0.113.300' is no address, CIDR or range\n",
  )
  const listed = await runBlockvet(['feeds'])
  expect(listed.stdout).toMatch(/^own-mine +netblock +medium +fresh .* 2 +Your own$/m)
  expect(listed.stdout).toMatch(/^spamhaus-edrop +netblock +none +closed/m)
  const page = folder.write('spamhaus-drop-v4.json', '<html>')
  expect(await runBlockvet(['feeds', 'import', page])).toMatchObject({ status: 2, stdout: '' })
  expect((await runBlockvet(['feeds', 'update', 'sorbs'])).stderr).toContain('Shut down on 2024-06-05')
})

test('one feed is shown with its copy, its age and whom to credit', async ({ folder }) => {
  process.env['XDG_DATA_HOME'] = folder.at('data')
  const file = folder.write('spamhaus-drop-v4.json', drop)
  expect((await runBlockvet(['feeds', 'import', file])).status).toBe(0)
  const shown = await runBlockvet(['feeds', 'show', 'spamhaus-drop-v4'])
  expect(shown.stdout).toContain('copy        stale, data of 2026-09-21 14:13 UTC')
  expect(shown.stdout).toContain('credit      Data: The Spamhaus Project')
})
