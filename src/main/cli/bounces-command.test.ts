import { expect, test } from 'vitest'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { openTestContext } from '../operations/open-context.test-support.ts'
import type { CommandHost } from './command-host.ts'
import { runCommandLine } from './run-command-line.ts'

const REPLY = '554 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using bl.example.test'
const EXIM = (seconds: number, reply: string) =>
  `2026-11-03 04:12:${seconds} 1vFxAb-00000001abc-0a1B ** b@example.net R=dnslookup T=remote_smtp H=mx.example.net [198.51.100.26]: SMTP error from remote mail server after RCPT TO:<b@example.net>: ${reply}`

function hostWith(files: Readonly<Record<string, string>>) {
  const context = openTestContext([])
  const said = { out: '', err: '', written: {} as Record<string, string> }
  const unused = () => Promise.reject(new Error('not here'))
  let stop = (): void => {}
  const host: CommandHost = {
    version: '0.0.0',
    openContext: async () => context,
    closeContext: async () => {},
    replaceDamaged: () => null,
    openPractice: unused,
    servePage: unused,
    print: (text) => void (said.out += text),
    tell: (text) => void (said.err += text),
    readStdin: unused,
    readFile: unused,
    readBytes: unused,
    async openInput(file) {
      const text = files[file]
      if (text === undefined) throw new OperationError('bad-input', `'${file}' cannot be read (ENOENT).`)
      async function* chunks() {
        yield new TextEncoder().encode(text)
        // Whoever is told to stop reads no further.
        if (file.includes('stop')) stop()
        yield new TextEncoder().encode(`\n${EXIM(59, REPLY)}\n`)
      }
      return { chunks: chunks(), bytes: null }
    },
    async openOutput(file) {
      return {
        async write(text) {
          if (file === '-') said.out += text
          else said.written[file] = (said.written[file] ?? '') + text
        },
        end: async () => {},
      }
    },
    makeFolder: async () => undefined,
    expectWritable: async () => {},
    writeFile: unused,
    terminal: { columns: 100, outTakesColor: false, errIsTty: false },
    onStopSignal(callback) {
      stop = callback
      return () => {}
    },
    openBrowser: () => {},
  }
  return { host, said }
}

test('JSON of schema blockvet.bounces/1, events in order and sums per operator and zone', async () => {
  const { host, said } = hostWith({ 'main.log': `${EXIM(11, REPLY)}\n${EXIM(12, '550 5.1.1 User unknown')}` })
  expect(await runCommandLine(host, ['bounces', 'main.log', '--json', '-'])).toBe(0)
  const result = JSON.parse(said.out)
  expect(Object.keys(result)).toEqual(['schema', 'events', 'summary'])
  expect(result.schema).toBe('blockvet.bounces/1')
  expect(result.events).toMatchObject([
    {
      source: 'main.log:1',
      blocked: true,
      cause: 'dnsbl',
      operator: null,
      zone: 'bl.example.test',
      listedIp: '192.0.2.10',
      remoteHost: 'mx.example.net',
      smtpCode: 554,
      enhancedCode: '5.7.1',
      lookupUrl: null,
      text: REPLY,
    },
    { source: 'main.log:2', blocked: false, cause: 'recipient', listedIp: null },
    { source: 'main.log:3', blocked: true },
  ])
  expect(result.summary).toEqual([
    {
      direction: 'outbound',
      operator: null,
      zone: 'bl.example.test',
      events: 2,
      ips: ['192.0.2.10'],
      first: '2026-11-03T04:12:11.000Z',
      last: '2026-11-03T04:12:59.000Z',
      next: expect.stringContaining('bl.example.test is not in the catalogue'),
    },
  ])
})

test('a table; CSV with a row per refusal and every cell quoted', async () => {
  const { host, said } = hostWith({ '-': EXIM(11, '554 blocked: =1+1 [192.0.2.10] on rbl.example.test') })
  expect(await runCommandLine(host, ['bounces'])).toBe(0)
  expect(said.out).toContain('who blocks')
  expect(said.out).toMatch(/2 of 2 refusals came of a list or a reputation/)
  said.out = ''
  expect(await runCommandLine(host, ['bounces', '--csv'])).toBe(0)
  const [heading, first] = said.out.split('\n')
  expect(heading).toContain('"listed_ip"')
  expect(first).toContain('"stdin:1"')
})

test('a stop ends the reading, keeps what was read, and exits with 3', async () => {
  const { host, said } = hostWith({ 'stop.log': EXIM(11, REPLY), 'next.log': EXIM(12, REPLY) })
  expect(await runCommandLine(host, ['bounces', 'stop.log', 'next.log', '--json', '-'])).toBe(3)
  expect(JSON.parse(said.out).events.length).toBeLessThan(4)
  expect(said.err).toContain('Stopped')
})

test.each([
  [['bounces', 'gone.log'], "'gone.log' cannot be read"],
  [['bounces', 'a.log', '--json', '-', '--csv'], 'cannot both go to standard output'],
  [['bounces', 'a.log', '--json', 'a.log'], 'cannot be read and written at once'],
  [['bounces', 'a.log', '--ours', 'nonsense'], "'nonsense' is not an IP address or block"],
])('%j is refused in one sentence', async (words, sentence) => {
  const { host, said } = hostWith({ 'a.log': REPLY })
  expect(await runCommandLine(host, words)).toBe(2)
  expect(said.err).toContain(sentence)
})

test('a part that cannot be read is told, the rest is read', async () => {
  const { host, said } = hostWith({ 'a.zip': 'PK\u0003\u0004', 'b.log': EXIM(11, REPLY) })
  expect(await runCommandLine(host, ['bounces', 'a.zip', 'b.log'])).toBe(0)
  expect(said.err).toContain('a.zip is a packed file')
  expect(said.out).toContain('bl.example.test')
})
