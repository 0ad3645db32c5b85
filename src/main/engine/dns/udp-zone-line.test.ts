import { afterEach, expect, test } from 'vitest'
import type { DnsAnswer } from '../../../shared/domain/dns-answer.ts'
import { createDnsClient } from './dns-client.ts'
import type { LineOptions } from './dns-port.ts'
import { startNameServer } from './name-server.ts'
import type { Responder } from './name-server-port.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const NET = 0xc0000200
/** For tests that must not depend on the speed of the machine. */
const slow = { tryTimeoutMs: () => 10_000 }

async function open(respond: Responder, change: Partial<LineOptions> = {}) {
  const server = await startNameServer({ address: '127.0.0.1', port: 0, respond })
  const dns = createDnsClient()
  closers.push(
    () => dns.close(),
    () => server.close(),
  )
  const answers = new Map<number, DnsAnswer>()
  let wake = (): void => {}
  const options: LineOptions = {
    zone: 'bl.example.test',
    family: 4,
    servers: [server.endpoint],
    recursionDesired: false,
    timeoutMs: 5000,
    tryTimeoutMs: () => 60,
    retries: 2,
    tried: () => {},
    wantsLeave: () => void line.askAgain(),
    answered(target, answer) {
      answers.set(target, answer)
      wake()
    },
    ...change,
  }
  const line = dns.openLine(options)
  const until = async (count: number): Promise<void> => {
    while (answers.size < count) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  return { line, answers, until, dns, options }
}

test('each target gets its own answer, with the name that was asked', async () => {
  const answering: Responder = ({ name }) => {
    const octet = Number(name.split('.')[0])
    if (octet % 2 === 0) return { kind: 'reply', rcode: 'NXDOMAIN' }
    const record = { name, type: 'A', ttlSeconds: 60, data: `127.0.0.${octet}` }
    return { kind: 'reply', rcode: 'NOERROR', answers: [record], delayMs: octet % 20 }
  }
  const { line, answers, until, dns } = await open(answering, slow)
  for (let target = 0; target < 200; target++) line.ask(target, NET + target)
  expect(line.open).toBe(200)
  await until(200)
  expect(line.open).toBe(0)
  for (const [target, answer] of answers) {
    expect(answer).toMatchObject(
      target % 2 === 0
        ? { rcode: 'NXDOMAIN', queries: 1 }
        : {
            rcode: 'NOERROR',
            answers: [{ name: `${target}.2.0.192.bl.example.test`, data: `127.0.0.${target}` }],
          },
    )
  }
  expect(dns.counters).toEqual({ sent: 200, ignored: 0 })
})

test('an IPv6 address is asked by all its nibbles', async () => {
  const asked: string[] = []
  const { line, until } = await open(
    ({ name }) => {
      asked.push(name)
      return { kind: 'reply', rcode: 'NXDOMAIN' }
    },
    { family: 6, ...slow },
  )
  line.ask(0, 0x2001_0db8_0000_0000_0000_0000_0000_0002n)
  await until(1)
  expect(asked).toEqual([`2.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.bl.example.test`])
})

test('a silent server ends a question after its tries', async () => {
  const { line, answers, until } = await open(() => ({ kind: 'drop' }))
  line.ask(7, NET + 7)
  await until(1)
  expect(answers.get(7)).toMatchObject({ kind: 'failure', cause: 'timeout', queries: 3 })
  expect(line.due).toBe(0)
})

test('an answer that does not fit comes over TCP', async () => {
  const { line, answers, until } = await open(
    ({ name }) => ({
      kind: 'reply',
      rcode: 'NOERROR',
      answers: [{ name, type: 'A', ttlSeconds: 60, data: '127.0.0.9' }],
      truncated: true,
    }),
    slow,
  )
  line.ask(1, NET + 1)
  await until(1)
  expect(answers.get(1)).toMatchObject({ transport: 'tcp', answers: [{ data: '127.0.0.9' }], queries: 2 })
})

test('lines share their seats, and none sends what is due to another', async () => {
  const { line, answers, until, dns, options } = await open(
    ({ name }) =>
      name.endsWith('bl.example.test')
        ? { kind: 'reply', rcode: 'NXDOMAIN', delayMs: 150 }
        : { kind: 'drop' },
    { wantsLeave: () => {} },
  )
  line.ask(1, NET + 1)
  await until(1)
  expect(answers.get(1)).toMatchObject({ rcode: 'NXDOMAIN', queries: 1 })
  const due = Promise.withResolvers<void>()
  const other = dns.openLine({ ...options, zone: 'silent.example', wantsLeave: () => due.resolve() })
  other.ask(2, NET + 2)
  await due.promise
  expect(line.askAgain()).toBe(false)
  expect(other.due).toBe(1)
  expect(other.askAgain()).toBe(true)
  expect(other.open).toBe(1)
})

test('what was asked before its socket was open leaves as it was asked, whoever asks meanwhile', async () => {
  const names: string[] = []
  const { line, answers, until, dns, options } = await open(({ name }) => {
    names.push(name)
    return { kind: 'reply', rcode: 'NXDOMAIN' }
  }, slow)
  const other = dns.openLine({ ...options, zone: 'secretkey.example' })
  for (let target = 0; target < 3; target++) line.ask(target, NET + target)
  line.close()
  answers.clear()
  for (let target = 0; target < 3; target++) other.ask(target, NET + target)
  await until(3)
  const expected = ['bl.example.test', 'secretkey.example'].flatMap((zone) =>
    [0, 1, 2].map((host) => `${host}.2.0.192.${zone}`),
  )
  expect(new Set(names)).toEqual(new Set(expected))
  expect(names).toHaveLength(6)
})

test('a line that closes ends its own questions alone', async () => {
  const { line, answers, dns, options } = await open(() => ({ kind: 'drop' }), slow)
  const other = dns.openLine(options)
  for (const target of [1, 3, 5]) {
    line.ask(target, NET + target)
    other.ask(target + 1, NET + target)
  }
  line.close()
  expect(new Set(answers.keys())).toEqual(new Set([1, 3, 5]))
  expect(other.open).toBe(3)
  other.close()
  expect(new Set(answers.keys())).toEqual(new Set([1, 2, 3, 4, 5, 6]))
})

test('no packet leaves without leave', async () => {
  let left = 2
  const { line, answers, dns } = await open(() => ({ kind: 'reply', rcode: 'NXDOMAIN' }), {
    mayLeave: () => left-- > 0,
  })
  for (let target = 0; target < 5; target++) line.ask(target, NET + target)
  expect([...answers.values()].map((answer) => answer.kind === 'failure' && answer.cause)).toEqual([
    'budget',
    'budget',
    'budget',
  ])
  expect(dns.counters.sent).toBe(2)
})

test('a closed line ends what is open as cancelled, and sends nothing more', async () => {
  const { line, answers, dns } = await open(() => ({ kind: 'drop' }))
  line.ask(1, NET + 1)
  line.close()
  line.ask(2, NET + 2)
  for (const target of [1, 2]) expect(answers.get(target)).toMatchObject({ cause: 'cancelled' })
  expect(dns.counters.sent).toBe(1)
})

test('a zone that leaves no room for an address is never asked', async () => {
  const zone = Array.from({ length: 4 }, () => 'x'.repeat(60)).join('.')
  const { line, answers, dns } = await open(() => ({ kind: 'drop' }), { zone })
  line.ask(1, NET + 1)
  expect(answers.get(1)).toMatchObject({ kind: 'failure', cause: 'malformed', queries: 0 })
  expect(dns.counters.sent).toBe(0)
})
