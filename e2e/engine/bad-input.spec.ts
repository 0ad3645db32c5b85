import { execFileSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { runBlockvet } from './run-blockvet.ts'
import { expect, test } from './temporary-folder.ts'

const minimal = (server: string): string => `operator: { id: ex, name: Ex }
lists:
  - { id: one, zone: one.example.test, rate: 100, servers: ["${server}"] }
`

/** Listens on loopback and counts what arrives: bad input must send nothing. */
async function listen(): Promise<{ server: string; heard: () => number; close: () => Promise<void> }> {
  const socket = createSocket('udp4')
  let heard = 0
  socket.on('message', () => heard++)
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const close = (): Promise<void> => new Promise((resolve) => socket.close(() => resolve()))
  return { server: `127.0.0.1:${socket.address().port}`, heard: () => heard, close }
}

const cases: readonly (readonly [what: string, words: readonly string[], sentence: RegExp])[] = [
  ['no block', [], /No block was given/],
  ['a malformed block', ['203.0.113.0/99'], /no valid prefix length; use a number from 0 to 32/],
  ['a word', ['example'], /'example' is not an IP address or block/],
  [
    'a range the wrong way round',
    ['203.0.113.9-203.0.113.1'],
    /did you mean 203\.0\.113\.1-203\.0\.113\.9\?/,
  ],
  [
    'a special-purpose range',
    ['10.0.0.0/24'],
    /10\.0\.0\.0\/24 is in 10\.0\.0\.0\/8, which IANA sets aside as Private-Use/,
  ],
  ['a plan too large', ['8.0.0.0/8'], /16,777,216 addresses, and the limit is 1,048,576/],
  [
    'a resolver that is none',
    ['8.8.8.0/24', '--resolver', 'resolver.example'],
    /'resolver\.example' is not a resolver/,
  ],
  ['an unknown list', ['8.8.8.0/24', '--lists', 'nope'], /nope/],
  ['an unknown option', ['8.8.8.0/24', '--lisst', 'x'], /unknown option/i],
  ['a rate of nothing', ['8.8.8.0/24', '--rate', '0'], /whole number from 1/],
  [
    'a folder of feeds that is not there',
    ['8.8.8.0/24', '--feeds', '/no/such/folder'],
    /folder of feeds .* is not there/,
  ],
  ['a file that is not there', ['--file', 'no-such-file.txt'], /'no-such-file\.txt' cannot be read/],
]

for (const [what, words, sentence] of cases) {
  test(`${what}: one sentence, exit 2, nothing sent`, async ({ folder }) => {
    const listener = await listen()
    const catalogue = folder.write('lists.yaml', minimal(listener.server))
    const common = ['--catalog', catalogue, '--db', folder.at('test.db'), '--timeout', '50', '--retries', '0']
    const { status, stdout, stderr } = await runBlockvet(['scan', ...words, ...common])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(sentence)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(listener.heard()).toBe(0)
    await listener.close()
  })
}

test('host bits are mended with a notice', async ({ folder }) => {
  const catalogue = folder.write('lists.yaml', minimal('127.0.0.1:9'))
  const words = [
    'scan',
    '203.0.113.7/24',
    '--allow-special',
    '--plan',
    '--catalog',
    catalogue,
    '--db',
    folder.at('t.db'),
  ]
  const { status, stdout, stderr } = await runBlockvet(words)
  expect(status).toBe(0)
  expect(stderr).toContain('203.0.113.7/24 has host bits set; the block 203.0.113.0/24 was meant.')
  expect(stdout).toContain('256 addresses')
})

test('blocks come from standard input and files too, comments and empty lines aside', async ({ folder }) => {
  const catalogue = folder.write('lists.yaml', minimal('127.0.0.1:9'))
  const file = folder.write('blocks.txt', '# offers\n198.51.100.0/28\n\n203.0.113.0/28 # second\n')
  const common = [
    '--allow-special',
    '--plan',
    '--json',
    '-',
    '--catalog',
    catalogue,
    '--db',
    folder.at('t.db'),
  ]
  const { stdout } = await runBlockvet(['scan', '-', '--file', file, ...common], '192.0.2.0/28\n')
  const plan = JSON.parse(stdout) as { addresses: number; blocks: { block: string }[] }
  expect(plan.addresses).toBe(48)
  expect(plan.blocks.map(({ block }) => block)).toEqual(['192.0.2.0/28', '198.51.100.0/28', '203.0.113.0/28'])
})

test('an unreachable resolver: one sentence, exit 1, no scan stored', async ({ folder }) => {
  const words = [
    'scan',
    '8.8.8.0/28',
    '--resolver',
    '127.0.0.1:9',
    '--timeout',
    '100',
    '--retries',
    '0',
    '--lists',
    'spamcop',
  ]
  const { status, stdout, stderr } = await runBlockvet([...words, '--db', folder.at('t.db')])
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain('127.0.0.1:9')
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
})

test.describe('a catalogue that is wrong', () => {
  const files: readonly (readonly [what: string, text: string, sentence: RegExp])[] = [
    ['an unknown key', minimal('127.0.0.1:9').replace('rate:', 'rte:'), /lists\.yaml.*rte/],
    ['a bad value', minimal('127.0.0.1:9').replace('rate: 100', 'rate: fast'), /lists\.yaml.*rate.*fast/],
    [
      'a bad code',
      minimal('127.0.0.1:9').replace('rate: 100', 'codes: [{ match: 127.0.0.999, means: x }]'),
      /127\.0\.0\.999/,
    ],
    ['no YAML', '{{{', /lists\.yaml/],
  ]
  for (const [what, text, sentence] of files) {
    test(what, async ({ folder }) => {
      const catalogue = folder.write('lists.yaml', text)
      const words = ['scan', '8.8.8.0/28', '--catalog', catalogue, '--db', folder.at('t.db')]
      const { status, stdout, stderr } = await runBlockvet(words)
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
      expect(stderr).toMatch(sentence)
    })
  }
  test('a path that is not there', async ({ folder }) => {
    const words = ['scan', '8.8.8.0/28', '--catalog', folder.at('nowhere'), '--db', folder.at('t.db')]
    const { status, stderr } = await runBlockvet(words)
    expect(status).toBe(2)
    expect(stderr).toContain('nowhere')
  })
})

test.describe('a database that cannot be used', () => {
  test('corrupt: said, and left as it is', async ({ folder }) => {
    const db = folder.write('bad.db', Buffer.from('SQLite format 3\u0000 and then rubbish'.padEnd(4096, '!')))
    const { status, stderr } = await runBlockvet([
      'scan',
      '203.0.113.0/28',
      '--allow-special',
      '--db',
      db,
      '--plan',
    ])
    expect(status).toBe(1)
    expect(stderr).toContain('bad.db')
    expect(execFileSync('head', ['-c', '15', db], { encoding: 'utf8' })).toBe('SQLite format 3')
  })

  test('no database at all but some other file', async ({ folder }) => {
    const db = folder.write('letter.txt', 'Dear Sir or Madam')
    const { status, stderr } = await runBlockvet(['lists', '--db', db])
    expect(status).toBe(1)
    expect(stderr).toContain('letter.txt')
  })

  test('from a newer version: both versions are named', async ({ folder }) => {
    const db = folder.at('new.db')
    expect((await runBlockvet(['lists', '--db', db])).status).toBe(0)
    const { default: Database } = await import('better-sqlite3')
    const store = new Database(db)
    store.pragma('user_version = 9999')
    store.close()
    const { status, stderr } = await runBlockvet(['lists', '--db', db])
    expect(status).toBe(1)
    expect(stderr).toMatch(/newer version/i)
    expect(stderr).toContain('9999')
  })

  test('locked by another program', async ({ folder }) => {
    const db = folder.at('busy.db')
    expect((await runBlockvet(['lists', '--db', db])).status).toBe(0)
    const { default: Database } = await import('better-sqlite3')
    const store = new Database(db)
    store.exec('BEGIN EXCLUSIVE')
    const { status, stderr } = await runBlockvet(['lists', '--db', db])
    store.exec('ROLLBACK')
    store.close()
    expect(status).toBe(1)
    expect(stderr).toMatch(/another program|locked|in use/i)
  })
})
