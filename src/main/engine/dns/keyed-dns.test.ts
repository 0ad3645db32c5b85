import { expect, test, vi } from 'vitest'
import type { DnsAnswer } from '../../../shared/domain/dns-answer.ts'
import type { AskOptions, DnsPort, LineOptions, ZoneLine } from './dns-port.ts'
import { keyedDns } from './keyed-dns.ts'

const server = { address: '127.0.0.1', port: 53 }
const options: AskOptions = { servers: [server], recursionDesired: true, timeoutMs: 100, retries: 0 }
const zones = [{ zone: '{key}.bl.example.org', key: 'SecretKey1' }]

const respond = (name: string, data: string): DnsAnswer => ({
  kind: 'response',
  rcode: 'NOERROR',
  authoritative: true,
  answers: [{ name, type: 'TXT', ttlSeconds: 60, data }],
  authorities: [{ name: `ns.${name}`, type: 'NS', ttlSeconds: 60, data: name }],
  additionals: [{ name, type: 'A', ttlSeconds: 60, data: '192.0.2.1' }],
  server,
  transport: 'udp',
  milliseconds: 1,
  queries: 1,
})

/** A client that echoes names in capitals and texts as they came, and remembers what it was asked. */
function echo() {
  const asked: string[] = []
  const ask = vi.fn<DnsPort['ask']>(async ({ name }) => {
    asked.push(name)
    return respond(name.toUpperCase(), `see https://example.org/?q=${name}`)
  })
  const openLine = ({ zone, answered }: LineOptions): ZoneLine => ({
    paced: true,
    open: 0,
    hasRoom: true,
    due: 0,
    ask(target, address) {
      asked.push(`${address}.${zone}`)
      answered(target, respond(`${address}.${zone}`, zone))
    },
    askAgain: () => false,
    close: () => {},
  })
  const counters = { sent: 0, ignored: 0 }
  return { asked, inner: { ask, openLine, counters, close: async () => {} } satisfies DnsPort }
}

const lineOptions = (zone: string, answers: DnsAnswer[]): LineOptions => ({
  zone,
  family: 4,
  servers: [server],
  recursionDesired: true,
  timeoutMs: 100,
  tryTimeoutMs: () => 100,
  retries: 0,
  tried: () => {},
  wantsLeave: () => {},
  answered: (_target, answer) => void answers.push(answer),
})

test('the key is in the question, and in no part of the answer, whatever its case', async () => {
  const { inner, asked } = echo()
  const answer = await keyedDns(inner, zones).ask(
    { name: '7.2.0.192.{key}.bl.example.org', type: 'TXT' },
    options,
  )
  expect(asked).toEqual(['7.2.0.192.SecretKey1.bl.example.org'])
  expect(JSON.stringify(answer).toLowerCase()).not.toContain('secretkey1')
  expect(answer).toMatchObject({
    answers: [
      {
        name: '7.2.0.192.{key}.BL.EXAMPLE.ORG',
        data: 'see https://example.org/?q=7.2.0.192.{key}.bl.example.org',
      },
    ],
  })
})

test('a line has the key in its zone, and answers without it', () => {
  const { inner, asked } = echo()
  const answers: DnsAnswer[] = []
  keyedDns(inner, zones).openLine(lineOptions('{key}.bl.example.org', answers)).ask(0, 7)
  expect(asked).toEqual(['7.SecretKey1.bl.example.org'])
  expect(JSON.stringify(answers).toLowerCase()).not.toContain('secretkey1')
})

test('without its key a question is not sent, and nothing is taken for an answer', async () => {
  const { inner, asked } = echo()
  const dns = keyedDns(inner, zones)
  const answers: DnsAnswer[] = [await dns.ask({ name: '{key}.other.example.org', type: 'A' }, options)]
  dns.openLine(lineOptions('{key}.other.example.org', answers)).ask(0, 7)
  expect(answers).toMatchObject([{ kind: 'failure' }, { kind: 'failure' }])
  expect(asked).toEqual([])
})

test('other questions go through as they are', async () => {
  const { inner, asked } = echo()
  const dns = keyedDns(inner, zones)
  await dns.ask({ name: '7.2.0.192.open.example.org', type: 'A' }, options)
  dns.openLine(lineOptions('open.example.org', [])).ask(0, 7)
  expect(asked).toEqual(['7.2.0.192.open.example.org', '7.open.example.org'])
})
