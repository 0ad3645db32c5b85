import { expect, test } from 'vitest'
import type { DnsAnswer } from '../../../shared/domain/dns-answer.ts'
import type { DnsPort, Question } from '../dns/dns-port.ts'
import { parse } from './zone.test-support.ts'
import { ZoneEvaluator } from './zone-evaluator.ts'
import { zoneFileDns } from './zone-file-dns.ts'

const failure = { kind: 'failure', cause: 'timeout', server: null, milliseconds: 0, queries: 1 } as const

async function open() {
  const { dataSet } = await parse('ip4set', ['192.0.2.1 :3:text $', '2001:db8::1'])
  const six = await parse('ip6trie', ['2001:db8::/64 :6:'])
  const file = { type: 'ip4set', path: '/data/bl.zone', modifiedAt: '2026-11-23T00:00:00.000Z' } as const
  const evaluator = new ZoneEvaluator([dataSet, six.dataSet])
  const passedOn: Question[] = []
  const inner: DnsPort = {
    ask(question) {
      passedOn.push(question)
      return Promise.resolve(failure)
    },
    openLine() {
      throw new Error('No line to the outside is opened.')
    },
    counters: { sent: 7, ignored: 0 },
    close: () => Promise.resolve(),
  }
  const dns = zoneFileDns(inner, [{ zone: 'bl.example.org', evaluator, files: [file], notices: [] }])
  const options = { servers: [], recursionDesired: false, timeoutMs: 1, retries: 0 }
  const beforeSend = (): never => {
    throw new Error('Nothing is sent.')
  }
  const ask = (name: string, type: Question['type'] = 'A', signal = new AbortController().signal) =>
    dns.ask({ name, type }, { ...options, beforeSend, signal })
  return { dns, ask, passedOn }
}

const dataOf = (answer: DnsAnswer): unknown =>
  answer.kind === 'response' ? [answer.rcode, ...answer.answers.map(({ data }) => data)] : answer.cause

test('answers addresses of the zone from memory, without leave to send', async () => {
  const { ask, passedOn } = await open()
  expect(await ask('1.2.0.192.bl.example.org')).toEqual({
    kind: 'response',
    rcode: 'NOERROR',
    authoritative: true,
    answers: [{ name: '1.2.0.192.bl.example.org', type: 'A', ttlSeconds: 2100, data: '127.0.0.3' }],
    authorities: [],
    additionals: [],
    server: { file: 'bl.zone' },
    transport: 'file',
    milliseconds: 0,
    queries: 0,
  })
  expect(dataOf(await ask('1.2.0.192.BL.example.org', 'TXT'))).toEqual(['NOERROR', 'text 192.0.2.1'])
  expect(dataOf(await ask('2.2.0.192.bl.example.org'))).toEqual(['NXDOMAIN'])
  const nibbles = '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2'
  expect(dataOf(await ask(`${nibbles}.bl.example.org`))).toEqual(['NOERROR', '127.0.0.6'])
  expect(dataOf(await ask('bl.example.org', 'SOA'))).toEqual(['NOERROR'])
  expect(passedOn).toEqual([])
})

test('passes everything else on', async () => {
  const { dns, ask, passedOn } = await open()
  const names = [
    '1.2.0.192.other.example.org',
    '1.2.0.192.x.bl.example.org',
    'www.bl.example.org',
    'xbl.example.org',
  ]
  for (const name of names) expect(await ask(name)).toEqual(failure)
  expect(passedOn.map(({ name }) => name)).toEqual(names)
  expect(dns.counters.sent).toBe(7)
})

test('a question that was given up stays without answer', async () => {
  const { ask } = await open()
  expect(dataOf(await ask('1.2.0.192.bl.example.org', 'A', AbortSignal.abort()))).toBe('cancelled')
})

test('many answers in a row let timers run', async () => {
  const { ask } = await open()
  let ticks = 0
  const timer = setInterval(() => ticks++, 0)
  const until = performance.now() + 50
  while (performance.now() < until) await ask('2.2.0.192.bl.example.org')
  clearInterval(timer)
  expect(ticks).toBeGreaterThan(2)
})
