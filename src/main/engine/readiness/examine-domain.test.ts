import { expect, test } from 'vitest'
import { parseBlock } from '../../../shared/domain/block.ts'
import type { DnsAnswer, Rcode } from '../../../shared/domain/dns-answer.ts'
import { targetsOf } from '../../../shared/domain/targets.ts'
import type { Ask } from './ask.ts'
import { examineDomain, findMailServer } from './examine-domain.ts'

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
  'mx.example.org A': ['203.0.113.6'],
  'mail.example.org A': ['203.0.113.5'],
  '5.113.0.203.in-addr.arpa PTR': ['mail.example.org'],
}

test('a domain that is set up for the block passes', async () => {
  const checks = await examine(askOf(good), '203.0.113.0/28', 'mail.example.org')
  expect(Object.values(checks).map(({ id, state }) => [id, state])).toEqual([
    ['spf-covers', 'pass'],
    ['spf-lookups', 'pass'],
    ['spf-closed', 'pass'],
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

test('a record that lets everybody send covers the block and proves nothing', async () => {
  const open = await examine(askOf({ ...good, 'example.org TXT': ['v=spf1 +all'] }))
  expect([open['spf-covers']?.state, open['spf-closed']?.state]).toEqual(['pass', 'fail'])
  expect((await examine(askOf({})))['spf-closed']).toBeUndefined()
})

const dmarcOf = async (
  records: Readonly<Record<string, readonly string[]>>,
  domain = 'mail.example.org',
  silent: string[] = [],
) => {
  const checks = await examineDomain({
    domain,
    heloName: null,
    targets: targets('203.0.113.0/28'),
    ask: askOf(records, silent),
  })
  return checks.find(({ id }) => id === 'dmarc')
}

test('a subdomain takes the DMARC record of the registered domain, with its policy for subdomains', async () => {
  const above = { '_dmarc.example.org TXT': ['v=DMARC1; p=none; sp=reject'] }
  expect(await dmarcOf(above)).toMatchObject({
    state: 'pass',
    found: expect.stringContaining('Its policy here is reject.') as string,
  })
  const own = { ...above, '_dmarc.mail.example.org TXT': ['v=DMARC1; p=quarantine'] }
  expect((await dmarcOf(own))?.found).toContain('p=quarantine')
  expect((await dmarcOf(above, 'mail.example.org', ['_dmarc.example.org']))?.state).toBe('unknown')
  expect((await dmarcOf({}))?.state).toBe('fail')
})

test.each([
  ['blanks around the equals sign', 'v = DMARC1 ; p = none', 'pass'],
  ['no policy, but a report address', 'v=DMARC1; rua=mailto:x@example.org', 'pass'],
  ['a policy that is none of the three', 'v=DMARC1; p=maybe', 'fail'],
  ['the version in small letters', 'v=dmarc1; p=none', 'fail'],
  ['another record', 'v=DMARC10; p=none', 'fail'],
])('DMARC with %s', async (_, record, state) => {
  expect((await dmarcOf({ '_dmarc.example.org TXT': [record] }, 'example.org'))?.state).toBe(state)
})

const mxOf = async (records: Readonly<Record<string, readonly string[]>>, silent: string[] = []) =>
  (await examine(askOf(records, silent)))['mx']

test.each([
  ['no MX record, but an address', { 'example.org A': ['192.0.2.1'] }, 'pass', 'the domain itself'],
  ['neither', {}, 'fail', 'no address of its own'],
  ['a refusal of all mail', { 'example.org MX': ['.'] }, 'fail', 'RFC 7505'],
  [
    'servers without addresses',
    { 'example.org MX': ['gone.example.org'] },
    'fail',
    'gone.example.org has no address',
  ],
  ['an address in place of a name', { 'example.org MX': ['192.0.2.1'] }, 'fail', 'where a name is wanted'],
  [
    'one server that works',
    { 'example.org MX': ['gone.example.org', 'mx.example.org'], 'mx.example.org AAAA': ['2001:db8::1'] },
    'pass',
    'gone.example.org has no address',
  ],
] as const)('MX: %s', async (_, records, state, words) => {
  const mx = await mxOf(records)
  expect(mx?.state).toBe(state)
  expect(mx?.found).toContain(words)
})

test('a server about which nobody answers is unknown, not without address', async () => {
  expect((await mxOf({ 'example.org MX': ['mx.example.org'] }, ['mx.example.org']))?.state).toBe('unknown')
})

test('the server of a domain is that of its best MX, its own without one, and none where it takes no mail', async () => {
  const six = { 'example.org MX': ['mx.example.org'], 'mx.example.org AAAA': ['2001:db8::25'] }
  expect(await findMailServer('example.org', askOf(six))).toEqual({ address: '2001:db8::25', port: 25 })
  const own = { 'example.org A': ['192.0.2.1'] }
  expect(await findMailServer('example.org', askOf(own))).toEqual({ address: '192.0.2.1', port: 25 })
  expect(await findMailServer('example.org', askOf({ ...own, 'example.org MX': ['.'] }))).toBeNull()
  expect(await findMailServer('example.org', askOf(own, ['example.org']))).toBeNull()
})

test('a greeting name in an IPv6 block is found wherever in the block it lies', async () => {
  const name = 'mail.example.org'
  const labels = `${'2001:0db8:0001:0000:0000:0000:0000:0025'.replaceAll(':', '').split('').toReversed().join('.')}.ip6.arpa`
  const records = { [`${name} AAAA`]: ['2001:db8:1::25'], [`${labels} PTR`]: ['MAIL.example.org'] }
  expect((await examine(askOf(records), '2001:db8:1::/48', name))['helo']?.state).toBe('pass')
})
