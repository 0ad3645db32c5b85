import { expect, test } from 'vitest'
import { parseBlock } from '../../../shared/domain/block.ts'
import type { DnsAnswer } from '../../../shared/domain/dns-answer.ts'
import { targetsOf } from '../../../shared/domain/targets.ts'
import type { Ask } from './ask.ts'
import { examineReverse } from './examine-reverse.ts'

const targets = (text: string) => {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return targetsOf(parsed.block, 64)
}

const failure: DnsAnswer = { kind: 'failure', cause: 'timeout', server: null, milliseconds: 1, queries: 1 }

function examine(text: string, ask: Ask, signal = new AbortController().signal) {
  const askServer = async () => null
  return examineReverse({
    targets: targets(text),
    ask,
    askServer,
    probe: 'no-such-name',
    servers: [],
    now: () => 0,
    signal,
  })
}

test('a resolver that is silent for the first addresses is not asked about the rest', async () => {
  let asked = 0
  const found = await examine('203.0.112.0/20', async (_name, type) => {
    if (type === 'PTR') asked++
    return failure
  })
  expect(asked).toBe(3)
  expect(found.counts).toEqual({ confirmed: 0, unconfirmed: 0, missing: 0, unknown: 4096 })
  expect(found.states).toBe('?'.repeat(4096))
  expect(found.failure).toContain('No resolver answered')
})

test('a name that could not be looked up leaves its address unknown, not unconfirmed', async () => {
  const found = await examine('203.0.113.0/30', async (name, type) => {
    if (type !== 'PTR') return failure
    return {
      kind: 'response',
      rcode: 'NOERROR',
      authoritative: false,
      answers: [{ name, type: 'PTR', ttlSeconds: 60, data: 'mail.example.org' }],
      authorities: [],
      additionals: [],
      server: { address: '127.0.0.1', port: 53 },
      transport: 'udp',
      milliseconds: 1,
      queries: 1,
    }
  })
  expect(found.counts).toMatchObject({ unknown: 4, unconfirmed: 0 })
})

test('an IPv6 block is not asked about address by address', async () => {
  const names: string[] = []
  const found = await examine('2001:db8::/48', async (name) => {
    names.push(name)
    return failure
  })
  expect(names).toEqual(['0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa'])
  expect(found).toMatchObject({ addresses: 0, states: '', failure: null })
})

test('a stop ends it early', async () => {
  const stopper = new AbortController()
  let asked = 0
  await examine(
    '203.0.112.0/20',
    async () => {
      asked++
      stopper.abort()
      return failure
    },
    stopper.signal,
  )
  expect(asked).toBeLessThan(20)
})

const answerOf = (answers: readonly (readonly [name: string, type: string, data: string])[]): DnsAnswer => ({
  kind: 'response',
  rcode: 'NOERROR',
  authoritative: false,
  answers: answers.map(([name, type, data]) => ({ name, type, ttlSeconds: 60, data })),
  authorities: [],
  additionals: [],
  server: { address: '127.0.0.1', port: 53 },
  transport: 'udp',
  milliseconds: 1,
  queries: 1,
})

test('aliases of RFC 2317 are found whatever the label, and addresses left out of them are counted', async () => {
  const found = await examine('203.0.113.16/29', async (name, type) => {
    const octet = /^(\d+)\.113/.exec(name)?.[1]
    if (type !== 'PTR' || octet === undefined) return answerOf([])
    if (octet === '16') return answerOf([])
    const owner = `${octet}.customer-7.113.0.203.in-addr.arpa`
    const alias = [name, 'CNAME', owner] as const
    return octet === '23'
      ? answerOf([alias])
      : answerOf([alias, [owner, 'PTR', `host${octet}.example.org`] as const])
  })
  expect(found).toMatchObject({ classless: 'customer-7.113.0.203.in-addr.arpa', outsideClassless: 1 })
})

test('without aliases there is no such zone', async () => {
  const found = await examine('203.0.113.16/29', async () => answerOf([]))
  expect(found.classless).toBeNull()
  expect(found.outsideClassless).toBeUndefined()
})
