import { expect, test } from 'vitest'
import { parseBlock } from '../../../shared/domain/block.ts'
import type { DnsAnswer, Rcode } from '../../../shared/domain/dns-answer.ts'
import { targetsOf } from '../../../shared/domain/targets.ts'
import type { Ask } from './ask.ts'
import { examineDomain } from './examine-domain.ts'

const targets = (text: string) => {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return targetsOf(parsed.block, 64)
}

function answer(rcode: Rcode, name: string, type: string, values: readonly string[]): DnsAnswer {
  return {
    kind: 'response',
    rcode,
    authoritative: false,
    answers: values.map((data) => ({ name, type, ttlSeconds: 60, data })),
    authorities: [],
    additionals: [],
    server: { address: '127.0.0.1', port: 53 },
    transport: 'udp',
    milliseconds: 1,
    queries: 1,
  }
}

/** A DNS of records by `name TYPE`; `silent` names get no answer. */
const askOf =
  (records: Readonly<Record<string, readonly string[]>>, silent: readonly string[] = []): Ask =>
  async (name, type) => {
    if (silent.includes(name))
      return { kind: 'failure', cause: 'timeout', server: null, milliseconds: 1, queries: 1 }
    const values = records[`${name} ${type}`]
    return answer(values ? 'NOERROR' : 'NXDOMAIN', name, type, values ?? [])
  }

const examine = async (ask: Ask, block = '203.0.113.0/28', heloName: string | null = null) => {
  const checks = await examineDomain({ domain: 'example.org', heloName, targets: targets(block), ask })
  return Object.fromEntries(checks.map((check) => [check.id, check]))
}

const good = {
  'example.org TXT': ['v=spf1 ip4:203.0.113.0/28 -all', 'something else'],
  '_dmarc.example.org TXT': ['v=DMARC1; p=none'],
  'example.org MX': ['mx.example.org'],
  'mail.example.org A': ['203.0.113.5'],
  '5.113.0.203.in-addr.arpa PTR': ['mail.example.org'],
}

test('a domain that is set up for the block passes', async () => {
  const checks = await examine(askOf(good), '203.0.113.0/28', 'mail.example.org')
  expect(Object.values(checks).map(({ id, state }) => [id, state])).toEqual([
    ['spf-covers', 'pass'],
    ['spf-lookups', 'pass'],
    ['dmarc', 'pass'],
    ['mx', 'pass'],
    ['helo', 'pass'],
  ])
})

test('SPF that covers half of the block fails with the count', async () => {
  const { 'spf-covers': covers } = await examine(askOf(good), '203.0.113.0/27')
  expect(covers?.state).toBe('fail')
  expect(covers?.found).toContain('16 of 32 addresses tried pass')
})

test('SPF with too many look-ups fails as receivers see it', async () => {
  const chain = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [`s${i}.example.org TXT`, [`v=spf1 include:s${i + 1}.example.org`]]),
  )
  const records = { ...good, ...chain, 'example.org TXT': ['v=spf1 include:s0.example.org -all'] }
  const { 'spf-lookups': lookups, 'spf-covers': covers } = await examine(askOf(records))
  expect(lookups?.state).toBe('fail')
  expect(covers?.state).toBe('fail')
})

test('nothing published fails; nobody answering is unknown', async () => {
  const bare = await examine(askOf({}))
  expect([bare['spf-covers']?.state, bare['dmarc']?.state, bare['mx']?.state]).toEqual([
    'fail',
    'fail',
    'fail',
  ])
  const silent = await examine(askOf({}, ['example.org', '_dmarc.example.org']))
  expect([silent['spf-covers']?.state, silent['dmarc']?.state, silent['mx']?.state]).toEqual([
    'unknown',
    'unknown',
    'unknown',
  ])
})

test('a greeting name outside the block, or with another PTR, fails', async () => {
  const outside = { ...good, 'mail.example.org A': ['192.0.2.1'] }
  expect((await examine(askOf(outside), '203.0.113.0/28', 'mail.example.org'))['helo']?.state).toBe('fail')
  const other = { ...good, '5.113.0.203.in-addr.arpa PTR': ['other.example.net'] }
  expect((await examine(askOf(other), '203.0.113.0/28', 'mail.example.org'))['helo']?.state).toBe('fail')
})

test('two DMARC records and one without a policy are none', async () => {
  const two = { ...good, '_dmarc.example.org TXT': ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] }
  expect((await examine(askOf(two)))['dmarc']?.state).toBe('fail')
  const bare = { ...good, '_dmarc.example.org TXT': ['v=DMARC1'] }
  expect((await examine(askOf(bare)))['dmarc']?.state).toBe('fail')
})
