import { expect, test } from 'vitest'
import { parseAddress, reverseLabels } from '../../../shared/domain/address.ts'
import type { Reaction, Responder } from '../dns/name-server-port.ts'
import { buildResponder } from './build-responder.ts'
import { readPracticeWorld } from './read-practice-world.ts'

const entries = '[{ at: 192.0.2.8/29, except: [192.0.2.9], codes: [127.0.0.4], text: "$ is bad, $5 fee" }]'

/** A responder for the lists, written as in a world file. */
function play(lists: string): Responder {
  const read = readPracticeWorld('world.yaml', `{ ttlSeconds: 60, blocks: [192.0.2.0/24], lists: ${lists} }`)
  if (!read.ok) throw new Error(read.problems.join(' '))
  return buildResponder(read.world)
}

type Transport = 'udp' | 'tcp'

function ask(respond: Responder, name: string, type = 'A', transport: Transport = 'udp'): Reaction {
  return respond({ name, type, transport, recursionDesired: true })
}

function askAbout(
  respond: Responder,
  address: string,
  zone: string,
  type = 'A',
  transport: Transport = 'udp',
) {
  const parsed = parseAddress(address)
  if (!parsed) throw new Error(`${address} is no address`)
  return ask(respond, `${reverseLabels(parsed)}.${zone}`, type, transport)
}

const summary = (reaction: Reaction): string =>
  reaction.kind === 'reply'
    ? [reaction.rcode, ...(reaction.answers ?? []).map((record) => record.data)].join(' ')
    : reaction.kind

test('a truthful list answers for its entries, its test point and its apex, and for nothing else', () => {
  const respond = play(`{ a.test: { character: truthful, entries: ${entries} } }`)
  expect(summary(askAbout(respond, '192.0.2.8', 'a.test'))).toBe('NOERROR 127.0.0.4')
  expect(summary(askAbout(respond, '192.0.2.9', 'a.test'))).toBe('NXDOMAIN')
  expect(summary(askAbout(respond, '192.0.2.16', 'a.test'))).toBe('NXDOMAIN')
  expect(summary(askAbout(respond, '192.0.2.8', 'a.test', 'TXT'))).toBe(
    'NOERROR 192.0.2.8 is bad, 192.0.2.85 fee',
  )
  expect(summary(askAbout(respond, '192.0.2.8', 'a.test', 'AAAA'))).toBe('NOERROR')
  expect(summary(askAbout(respond, '127.0.0.2', 'a.test'))).toBe('NOERROR 127.0.0.2')
  expect(summary(askAbout(respond, '127.0.0.1', 'a.test'))).toBe('NXDOMAIN')
  expect(summary(ask(respond, 'a.test', 'NS'))).toBe('NOERROR ns1.a.test')
  expect(summary(ask(respond, 'a.test', 'SOA'))).toBe('NOERROR ns1.a.test')
  expect(summary(ask(respond, 'a.test', 'A'))).toBe('NOERROR')
})

test('a no carries the SOA of the zone, and names outside every zone do not exist', () => {
  const respond = play(`{ a.test: { character: truthful } }`)
  const no = askAbout(respond, '192.0.2.8', 'a.test')
  expect(no.kind === 'reply' && no.authorities?.[0]).toMatchObject({ name: 'a.test', type: 'SOA' })
  for (const name of ['test', 'example.com', 'xa.test', '8.2.0.192.in-addr.arpa', '']) {
    expect(summary(ask(respond, name))).toBe('NXDOMAIN')
  }
})

test('every thins a range out, and entries that meet all speak', () => {
  const respond = play(`{ a.test: { character: truthful, entries: [
    { at: 192.0.2.4-192.0.2.12, every: 4, codes: [127.0.0.2], text: one },
    { at: [192.0.2.8], codes: [127.0.0.4, 127.0.0.2], text: two } ] } }`)
  const listed = Array.from({ length: 16 }, (_, i) => `192.0.2.${i}`).filter(
    (address) => summary(askAbout(respond, address, 'a.test')) !== 'NXDOMAIN',
  )
  expect(listed).toEqual(['192.0.2.4', '192.0.2.8', '192.0.2.12'])
  expect(summary(askAbout(respond, '192.0.2.8', 'a.test'))).toBe('NOERROR 127.0.0.2 127.0.0.4')
  expect(summary(askAbout(respond, '192.0.2.8', 'a.test', 'TXT'))).toBe('NOERROR one two')
})

test('a list without test codes has no test entry', () => {
  const respond = play(`{ a.test: { character: truthful, testCodes: [] } }`)
  expect(summary(askAbout(respond, '127.0.0.2', 'a.test'))).toBe('NXDOMAIN')
})

test('a part says what the whole says with its codes, and keeps the rest to itself', () => {
  const respond = play(`{
    all.test: { character: truthful, testCodes: [127.0.0.2, 127.0.0.4], entries: [
      { at: 192.0.2.1, codes: [127.0.0.2], text: spam }, { at: 192.0.2.1, codes: [127.0.0.4], text: virus } ] },
    virus.all.test: { character: part, of: all.test, codes: [127.0.0.4] } }`)
  expect(summary(askAbout(respond, '192.0.2.1', 'all.test'))).toBe('NOERROR 127.0.0.2 127.0.0.4')
  expect(summary(askAbout(respond, '192.0.2.1', 'virus.all.test'))).toBe('NOERROR 127.0.0.4')
  expect(summary(askAbout(respond, '192.0.2.1', 'virus.all.test', 'TXT'))).toBe('NOERROR virus')
  expect(summary(askAbout(respond, '127.0.0.2', 'virus.all.test'))).toBe('NOERROR 127.0.0.4')
})

test('wildcard and refusing lists give everybody the same answer, test points too', () => {
  const respond = play(`{ w.test: { character: wildcard, codes: [127.0.0.2] },
    r.test: { character: refusing, codes: [127.255.255.254], text: "no, $" } }`)
  for (const address of ['127.0.0.1', '127.0.0.2', '192.0.2.200', '240.1.2.3']) {
    expect(summary(askAbout(respond, address, 'w.test'))).toBe('NOERROR 127.0.0.2')
    expect(summary(askAbout(respond, address, 'r.test'))).toBe('NOERROR 127.255.255.254')
  }
  expect(summary(askAbout(respond, '192.0.2.200', 'r.test', 'TXT'))).toBe('NOERROR no, 192.0.2.200')
})

test('a flooding list is truthful until its quota is used up, then it says yes to all, test points too', () => {
  const respond = play(
    `{ f.test: { character: flooding, quota: 4, codes: [127.0.0.9], entries: ${entries} } }`,
  )
  expect(summary(askAbout(respond, '127.0.0.2', 'f.test'))).toBe('NOERROR 127.0.0.2')
  expect(summary(askAbout(respond, '127.0.0.1', 'f.test'))).toBe('NXDOMAIN')
  expect(summary(askAbout(respond, '192.0.2.8', 'f.test'))).toBe('NOERROR 127.0.0.4')
  expect(summary(askAbout(respond, '192.0.2.1', 'f.test'))).toBe('NXDOMAIN')
  for (const address of ['192.0.2.1', '240.1.2.3', '127.0.0.1']) {
    expect(summary(askAbout(respond, address, 'f.test'))).toBe('NOERROR 127.0.0.9')
  }
})

test('dead, gone and parked lists', () => {
  const respond = play(`{ d.test: { character: dead }, g.test: { character: gone },
    p.test: { character: parked, address: 198.18.7.80 } }`)
  for (const type of ['A', 'NS', 'SOA']) {
    expect(summary(ask(respond, 'd.test', type))).toBe('SERVFAIL')
    expect(summary(ask(respond, 'g.test', type))).toBe('NXDOMAIN')
  }
  expect(summary(askAbout(respond, '127.0.0.1', 'd.test'))).toBe('SERVFAIL')
  expect(summary(askAbout(respond, '127.0.0.2', 'g.test'))).toBe('NXDOMAIN')
  expect(summary(askAbout(respond, '127.0.0.1', 'p.test'))).toBe('NOERROR 198.18.7.80')
  expect(summary(askAbout(respond, '192.0.2.1', 'p.test', 'TXT'))).toBe('NOERROR')
  expect(summary(ask(respond, 'p.test', 'NS'))).toBe('NOERROR ns1.p.test')
})

test('a slow list says the truth late, yes or no', () => {
  const respond = play(`{ s.test: { character: slow, delayMs: 300, entries: ${entries} } }`)
  expect(askAbout(respond, '192.0.2.8', 's.test')).toMatchObject({ rcode: 'NOERROR', delayMs: 300 })
  expect(askAbout(respond, '192.0.2.1', 's.test')).toMatchObject({ rcode: 'NXDOMAIN', delayMs: 300 })
})

test('a lossy list loses the first packet about each third address, scan after scan', () => {
  const respond = play(`{ l.test: { character: lossy, loses: 3, entries: ${entries} } }`)
  const addresses = Array.from({ length: 30 }, (_, i) => `192.0.2.${i}`)
  for (const scan of [1, 2]) {
    const lost = addresses.filter((address) => askAbout(respond, address, 'l.test').kind === 'drop')
    expect(lost, `scan ${scan}`).toHaveLength(10)
    for (const address of lost) expect(askAbout(respond, address, 'l.test').kind).toBe('reply')
  }
  expect(askAbout(respond, '127.0.0.2', 'l.test').kind).toBe('reply')
  expect(askAbout(respond, '127.0.0.1', 'l.test').kind).toBe('reply')
})

test('a truncating list sends yeses over TCP and noes over UDP', () => {
  const respond = play(`{ t.test: { character: truncating, entries: ${entries} } }`)
  expect(askAbout(respond, '192.0.2.8', 't.test')).toMatchObject({ rcode: 'NOERROR', truncated: true })
  const overTcp = askAbout(respond, '192.0.2.8', 't.test', 'A', 'tcp')
  expect(overTcp).not.toHaveProperty('truncated')
  expect(summary(overTcp)).toBe('NOERROR 127.0.0.4')
  expect(askAbout(respond, '192.0.2.1', 't.test')).not.toHaveProperty('truncated')
})

test('two responders of one world count apart', () => {
  const lists = '{ f.test: { character: flooding, quota: 1, codes: [127.0.0.9] } }'
  const used = play(lists)
  askAbout(used, '192.0.2.1', 'f.test')
  expect(summary(askAbout(used, '192.0.2.1', 'f.test'))).toBe('NOERROR 127.0.0.9')
  expect(summary(askAbout(play(lists), '192.0.2.1', 'f.test'))).toBe('NXDOMAIN')
})
