import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseAddress, reverseLabels } from '../../shared/domain/address.ts'
import { parseBlock } from '../../shared/domain/block.ts'
import type { DnsAnswer, RecordType } from '../../shared/domain/dns-answer.ts'
import { impactWeight } from '../../shared/domain/impact.ts'
import { guessOffer } from '../../shared/domain/offer-guess.ts'
import { findBlocks } from '../../shared/domain/offer-text.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'
import { selectLists } from '../engine/catalogue/select-lists.ts'
import { createDnsClient } from '../engine/dns/dns-client.ts'
import type { DnsPort } from '../engine/dns/dns-port.ts'
import { buildResponder } from '../engine/practice/build-responder.ts'
import { type PracticeNetwork, readPractice, startPracticeNetwork } from './start-practice-network.ts'

const readText = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../resources/demo', name), 'utf8')

const { world, catalogue } = readPractice(readText)
const characterOf = (zone: string) => world.lists[zone]?.character
/** Characters whose every check ends unknown. */
const unfit = new Set(['wildcard', 'flooding', 'refusing', 'dead', 'parked', 'gone'])

function asked() {
  const selected = selectLists(catalogue, { preset: 'all' })
  if (!selected.ok) throw new Error(selected.problem)
  return selected.lists
}

/** Addresses of the block that the list holds, asked of the responder without a network. */
function listedIn(zone: string, block: string): number {
  const respond = buildResponder(world)
  const parsed = parseBlock(block)
  if (!parsed.ok) throw new Error(parsed.problem)
  let listed = 0
  for (let value = parsed.block.first; value <= parsed.block.last; value++) {
    const name = `${reverseLabels({ family: 4, value })}.${zone}`
    const question = { name, type: 'A', transport: 'tcp', recursionDesired: true } as const
    let reaction = respond(question)
    if (reaction.kind === 'drop') reaction = respond(question)
    if (reaction.kind === 'reply' && reaction.answers?.length) listed++
  }
  return listed
}

const listedOn = (block: string, impact: string): number =>
  asked()
    .filter(
      (list) =>
        list.polarity === 'block' && list.impact === impact && !unfit.has(characterOf(list.zone) ?? ''),
    )
    .reduce((sum, list) => sum + listedIn(list.zone, block), 0)

test('every character plays, on at least fourteen lists, all under names that exist nowhere', () => {
  expect(asked().length).toBeGreaterThanOrEqual(14)
  const played = new Set(Object.values(world.lists).map((list) => list.character))
  expect([...played].sort()).toEqual([
    'dead',
    'flooding',
    'gone',
    'lossy',
    'parked',
    'part',
    'refusing',
    'slow',
    'truncating',
    'truthful',
    'wildcard',
  ])
  const hosts = catalogue.operators.map(({ url }) => new URL(url ?? '').hostname)
  expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([])
  expect(catalogue.removals.filter(({ email }) => email !== null && !email.endsWith('.example'))).toEqual([])
})

test('parts of the composite and the closed list are not asked with the presets', () => {
  const ids = asked().map((list) => list.id)
  expect(ids).toContain('cobblestone-all')
  expect(ids.filter((id) => /^cobblestone-(?!all)|^oldmill/.test(id))).toEqual([])
})

test('the broken lists weigh little enough for a verdict', () => {
  const weigh = (lists: readonly { readonly impact: keyof typeof impactWeight }[]): number =>
    lists.reduce((sum, list) => sum + impactWeight[list.impact], 0)
  for (const preset of ['quick', 'mail', 'all'] as const) {
    const selected = selectLists(catalogue, { preset })
    const lists = selected.ok ? selected.lists : []
    const usable = lists.filter((list) => !unfit.has(characterOf(list.zone) ?? ''))
    expect({ preset, known: weigh(usable) / weigh(lists) > 0.92 }).toEqual({ preset, known: true })
  }
})

test('one block is clean, one has a few listings, one is lost', () => {
  const [clean = '', recoverable = '', hopeless = ''] = world.blocks
  for (const impact of ['critical', 'high', 'medium', 'low']) expect(listedOn(clean, impact)).toBe(0)
  expect(listedOn(recoverable, 'critical')).toBe(6)
  expect(listedOn(recoverable, 'high')).toBe(3)
  expect(listedIn('l2.breakwater.example', recoverable)).toBe(0)
  expect(listedIn('all.cobblestone.example', hopeless)).toBeGreaterThan(200)
  expect(listedIn('register.harbourmaster.example', hopeless)).toBe(192)
  expect(listedIn('l2.breakwater.example', hopeless)).toBe(256)
  expect(listedIn('l1.breakwater.example', hopeless)).toBe(64)
})

test('no honest list of single addresses looks like a flood', () => {
  const single = asked().filter(
    (list) => list.granularity === 'address' && !unfit.has(characterOf(list.zone) ?? ''),
  )
  const suspects = single.filter(({ zone }) => world.blocks.some((block) => listedIn(zone, block) > 230))
  expect(suspects.map((list) => list.id)).toEqual([])
})

test('the offer names the three blocks, one with host bits, and a range that nobody can sell', () => {
  const offer = readText('offer.txt')
  const found = findBlocks(offer)
  expect(found.map((block) => block.text)).toEqual([...world.blocks, '10.20.30.0/24'])
  expect(found[1]?.notices.join()).toContain('host bits')
  expect(found[3]?.special?.name).toBe('Private-Use')
  expect(guessOffer(offer)).toEqual({
    provider: 'rookery-hosting.example',
    price: 'EUR 210.00 per month',
    country: 'DE',
  })
})

test('a world and a catalogue that do not fit each other are refused by name', () => {
  const changed = (name: string): string =>
    readText(name).replace('free.quotaquarry.example:', 'free.quotaquary.example:')
  expect(() => readPractice(changed)).toThrow(/practice-world\.yaml has the zone free\.quotaquary\.example/)
  const broken = (name: string): string => readText(name).replace('impact: critical', 'impact: huge')
  expect(() => readPractice(broken)).toThrow(/practice-catalogue\.yaml \(1\), line \d+: .*huge/)
})

let network: PracticeNetwork
let dns: DnsPort

beforeAll(async () => {
  network = await startPracticeNetwork(readText)
  dns = createDnsClient()
})

afterAll(async () => {
  await dns.close()
  await network.close()
})

function ask(address: string, zone: string, type: RecordType = 'A'): Promise<DnsAnswer> {
  const parsed = parseAddress(address)
  const name = parsed ? `${reverseLabels(parsed)}.${zone}` : zone
  const options = { servers: [network.resolver], recursionDesired: true, timeoutMs: 300, retries: 2 }
  return dns.ask({ name, type }, options)
}

const dataOf = (answer: DnsAnswer): readonly string[] =>
  answer.kind === 'response' ? answer.answers.map((record) => record.data) : []

test('answers over loopback', async () => {
  expect(network.resolver.address).toBe('127.0.0.1')
  expect(network.blocks).toEqual(['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'])
  expect(dataOf(await ask('127.0.0.2', 'all.cobblestone.example'))).toEqual([
    '127.0.0.2',
    '127.0.0.4',
    '127.0.0.10',
  ])
  expect(dataOf(await ask('203.0.113.45', 'all.cobblestone.example'))).toEqual(['127.0.0.2', '127.0.0.4'])
  expect(await ask('192.0.2.77', 'bl.lanternfish.example')).toMatchObject({ rcode: 'NXDOMAIN' })
  expect(await ask('192.0.2.77', 'bl.driftwood.example')).toMatchObject({ rcode: 'SERVFAIL' })
  expect(await ask('', 'www.example.com')).toMatchObject({ rcode: 'NXDOMAIN' })
})

test('long evidence comes whole, over TCP', async () => {
  const answer = await ask('198.51.100.45', 'evidence.longhand.example', 'TXT')
  expect(answer).toMatchObject({ kind: 'response', transport: 'tcp' })
  const [text = ''] = dataOf(answer)
  expect(text.length).toBeGreaterThan(512)
  expect(text).toContain('Listed 198.51.100.45 on')
})

test('a lost packet costs one more try', async () => {
  expect(await ask('192.0.2.0', 'bl.leakybucket.example')).toMatchObject({ rcode: 'NXDOMAIN' })
  const answers = await Promise.all(
    ['192.0.2.1', '192.0.2.2', '192.0.2.3'].map((ip) => ask(ip, 'bl.leakybucket.example')),
  )
  expect(answers.reduce((sum, answer) => sum + answer.queries, 0)).toBe(4)
})

test('the hostile text arrives as it was written, and is harmless only once it is cleaned', async () => {
  const [text = ''] = dataOf(await ask('198.51.100.200', 'notes.fieldnotes.example', 'TXT'))
  expect(text).toMatch(/^=HYPERLINK\(/)
  expect(text).toContain('<script>')
  for (const sign of ['\u0007', '\u001b', '\u202e']) {
    expect(text).toContain(sign)
    expect(cleanStrangerText(text)).not.toContain(sign)
  }
})
