import { createSocket } from 'node:dgram'
import { afterEach, describe, expect, test } from 'vitest'
import type { DnsRecord } from '../../../shared/domain/dns-answer.ts'
import { createDnsClient } from './dns-client.ts'
import type { AskOptions, DnsPort } from './dns-port.ts'
import { startNameServer } from './name-server.ts'
import type { NameServer, Reaction, Responder } from './name-server-port.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const name = '1.2.0.192.bl.example.test'
const a = (data: string, owner = name): DnsRecord => ({ name: owner, type: 'A', ttlSeconds: 60, data })
const reply = (answers: DnsRecord[]): Reaction => ({ kind: 'reply', rcode: 'NOERROR', answers })
const nxdomain: Reaction = { kind: 'reply', rcode: 'NXDOMAIN' }

async function serve(respond: Responder): Promise<NameServer> {
  const server = await startNameServer({ address: '127.0.0.1', port: 0, respond })
  closers.push(() => server.close())
  return server
}

function client(): DnsPort {
  const dns = createDnsClient()
  closers.push(() => dns.close())
  return dns
}

const options = (servers: readonly NameServer[], more: Partial<AskOptions> = {}): AskOptions => ({
  servers: servers.map(({ endpoint }) => endpoint),
  recursionDesired: true,
  timeoutMs: 150,
  retries: 0,
  ...more,
})

async function askOne(respond: Responder, more: Partial<AskOptions> = {}) {
  const dns = client()
  const server = await serve(respond)
  return { answer: await dns.ask({ name, type: 'A' }, options([server], more)), dns, server }
}

describe('answers', () => {
  test('a reply comes back with its records, server and transport', async () => {
    const { answer, server, dns } = await askOne(() => reply([a('127.0.0.2'), a('127.0.0.4')]))
    expect(answer).toMatchObject({ kind: 'response', rcode: 'NOERROR', transport: 'udp', queries: 1 })
    expect(answer.server).toEqual(server.endpoint)
    expect(answer.kind === 'response' && answer.answers.map(({ data }) => data)).toEqual([
      '127.0.0.2',
      '127.0.0.4',
    ])
    expect(dns.counters).toEqual({ sent: 1, ignored: 0 })
  })

  test('TXT strings of one record are joined', async () => {
    const long = 'x'.repeat(400)
    const dns = client()
    const server = await serve(() => reply([{ name, type: 'TXT', ttlSeconds: 1, data: long }]))
    const answer = await dns.ask({ name, type: 'TXT' }, options([server]))
    expect(answer.kind === 'response' && answer.answers[0]?.data).toBe(long)
  })

  test('a truncated answer is asked again over TCP and counted as two queries', async () => {
    const many = Array.from({ length: 60 }, (_, i) => a(`127.0.0.${i + 2}`))
    const { answer } = await askOne(() => ({
      kind: 'reply',
      rcode: 'NOERROR',
      answers: many,
      truncated: true,
    }))
    expect(answer).toMatchObject({ kind: 'response', transport: 'tcp', queries: 2 })
    expect(answer.kind === 'response' && answer.answers.length).toBe(60)
  })

  test('an answer that stays truncated over TCP is no answer', async () => {
    const cut = (query: Uint8Array): Uint8Array => {
      const packet = Buffer.from(query)
      packet.writeUInt16BE(0x8600, 2)
      return packet
    }
    const { answer } = await askOne(() => ({ kind: 'packets', build: (query) => [cut(query)] }))
    expect(answer).toMatchObject({ kind: 'failure', cause: 'malformed' })
  })

  test('the RD bit follows the wish', async () => {
    const seen: boolean[] = []
    const note: Responder = ({ recursionDesired }) => {
      seen.push(recursionDesired)
      return nxdomain
    }
    await askOne(note, { recursionDesired: true })
    await askOne(note, { recursionDesired: false })
    expect(seen).toEqual([true, false])
  })
})

/** A genuine reply, to be spoilt. */
function genuine(query: Uint8Array): Buffer {
  const answer = Buffer.from('c00c000100010000003c00047f000002', 'hex')
  const packet = Buffer.concat([Buffer.from(query), answer])
  packet.writeUInt16BE(0x8400, 2)
  packet.writeUInt16BE(1, 6)
  return packet
}

const spoilt: Readonly<Record<string, (packet: Buffer) => Buffer>> = {
  'another ID': (packet) => {
    packet.writeUInt16BE(packet.readUInt16BE(0) ^ 1, 0)
    return packet
  },
  'a query instead of a response': (packet) => {
    packet.writeUInt16BE(0x0400, 2)
    return packet
  },
  'another opcode': (packet) => {
    packet.writeUInt16BE(0x8400 | (4 << 11), 2)
    return packet
  },
  'another question': (packet) => {
    packet[13] = '9'.charCodeAt(0)
    return packet
  },
  'another question type': (packet) => {
    packet[packet.length - 16 - 3] = 16
    return packet
  },
  'no question': (packet) => {
    packet.writeUInt16BE(0, 4)
    return packet
  },
  'half a header': (packet) => packet.subarray(0, 7),
}

describe('responses that are none', () => {
  test.each(Object.keys(spoilt))('%s is ignored and counted', async (fault) => {
    const spoil = spoilt[fault] as (packet: Buffer) => Buffer
    const { answer, dns } = await askOne(() => ({
      kind: 'packets',
      build: (query) => [spoil(genuine(query))],
    }))
    expect(answer).toMatchObject({ kind: 'failure', cause: 'timeout' })
    expect(dns.counters.ignored).toBe(1)
  })

  test('the genuine answer behind a spoofed one is taken', async () => {
    const spoil = spoilt['another ID'] as (packet: Buffer) => Buffer
    const build = (query: Uint8Array) => [spoil(genuine(query)), genuine(query)]
    const { answer } = await askOne(() => ({ kind: 'packets', build }))
    expect(answer).toMatchObject({ kind: 'response', rcode: 'NOERROR' })
  })

  test('the right answer from the wrong port never reaches us', async () => {
    const dns = client()
    const stranger = createSocket('udp4')
    closers.push(async () => void stranger.close())
    const victim = createSocket('udp4')
    closers.push(async () => void victim.close())
    await new Promise<void>((resolve) => victim.bind(0, '127.0.0.1', resolve))
    victim.on('message', (query, peer) => stranger.send(genuine(query), peer.port, peer.address))
    const server = { endpoint: { address: '127.0.0.1', port: victim.address().port } } as NameServer
    const answer = await dns.ask({ name, type: 'A' }, options([server]))
    expect(answer).toMatchObject({ kind: 'failure', cause: 'timeout' })
    // The socket is connected to the server: the system drops what comes from elsewhere.
    expect(dns.counters.ignored).toBe(0)
  })

  test('a name in other letter case is the same name', async () => {
    const build = (query: Uint8Array) => [
      Buffer.from(genuine(query).toString('latin1').replace('example', 'ExAmPlE'), 'latin1'),
    ]
    const { answer } = await askOne(() => ({ kind: 'packets', build }))
    expect(answer).toMatchObject({ kind: 'response', rcode: 'NOERROR' })
  })
})

describe('malformed responses', () => {
  test.each([
    ['cut in the middle of a record', (packet: Buffer) => packet.subarray(0, packet.length - 2)],
    ['with bytes left over', (packet: Buffer) => Buffer.concat([packet, Buffer.from([1, 2, 3])])],
    [
      'with a record that lies about its length',
      (packet: Buffer) => {
        packet.writeUInt16BE(16, packet.length - 6)
        return packet
      },
    ],
    [
      'with a name that points at itself',
      (packet: Buffer) => {
        packet.writeUInt16BE(0xc000 | (packet.length - 16), packet.length - 16)
        return packet
      },
    ],
  ])('%s', async (_, spoil) => {
    const { answer } = await askOne(() => ({ kind: 'packets', build: (query) => [spoil(genuine(query))] }))
    expect(answer).toMatchObject({ kind: 'failure', cause: 'malformed' })
  })
})

describe('tries', () => {
  test('silence is asked again, then reported as timeout with every packet counted', async () => {
    let heard = 0
    const { answer, dns } = await askOne(
      () => {
        heard++
        return { kind: 'drop' }
      },
      { retries: 2, timeoutMs: 40 },
    )
    expect(answer).toMatchObject({ kind: 'failure', cause: 'timeout', queries: 3 })
    expect(heard).toBe(3)
    expect(dns.counters.sent).toBe(3)
  })

  test('a lost packet is made good by a retry', async () => {
    let heard = 0
    const { answer } = await askOne(() => (heard++ === 0 ? { kind: 'drop' } : nxdomain), {
      retries: 1,
      timeoutMs: 60,
    })
    expect(answer).toMatchObject({ kind: 'response', rcode: 'NXDOMAIN', queries: 2 })
  })

  test.each(['SERVFAIL', 'REFUSED'] as const)(
    '%s from one server, an answer from the next',
    async (rcode) => {
      const dns = client()
      const bad = await serve(() => ({ kind: 'reply', rcode }))
      const good = await serve(() => nxdomain)
      for (let i = 0; i < 4; i++) {
        const answer = await dns.ask({ name, type: 'A' }, options([bad, good], { retries: 1 }))
        expect(answer).toMatchObject({ kind: 'response', rcode: 'NXDOMAIN' })
      }
    },
  )

  test('REFUSED by every server is not asked again', async () => {
    let heard = 0
    const { answer } = await askOne(
      () => {
        heard++
        return { kind: 'reply', rcode: 'REFUSED' }
      },
      { retries: 2 },
    )
    expect(answer).toMatchObject({ kind: 'response', rcode: 'REFUSED' })
    expect(heard).toBe(1)
  })

  test('a referral from a name server that should know is no answer', async () => {
    const referral: Reaction = {
      kind: 'reply',
      rcode: 'NOERROR',
      authoritative: false,
      authorities: [{ name: 'test', type: 'NS', ttlSeconds: 1, data: 'ns.test' }],
    }
    const { answer } = await askOne(() => referral, { recursionDesired: false })
    expect(answer).toMatchObject({ kind: 'response', rcode: 'SERVFAIL' })
  })

  test('a lame server is asked once, then left out', async () => {
    const dns = client()
    let heard = 0
    const lame = await serve(() => {
      heard++
      return {
        kind: 'reply',
        rcode: 'NOERROR',
        authoritative: false,
        authorities: [{ name: 'test', type: 'NS', ttlSeconds: 1, data: 'ns.test' }],
      }
    })
    const live = await serve(() => nxdomain)
    for (let i = 0; i < 6; i++) {
      const asked = { retries: 1, recursionDesired: false }
      const answer = await dns.ask({ name, type: 'A' }, options([lame, live], asked))
      expect(answer).toMatchObject({ kind: 'response', rcode: 'NXDOMAIN' })
    }
    expect(heard).toBe(1)
  })

  test('an answer that comes after its try was given up still counts', async () => {
    let heard = 0
    const { answer, dns } = await askOne(
      () => (heard++ === 0 ? { ...nxdomain, delayMs: 150 } : { kind: 'drop' }),
      { retries: 1, timeoutMs: 120 },
    )
    expect(answer).toMatchObject({ kind: 'response', rcode: 'NXDOMAIN', queries: 2 })
    expect(dns.counters.ignored).toBe(0)
  })

  test('a silent server is left in peace after three silences', async () => {
    const dns = client()
    let heard = 0
    const dead = await serve(() => {
      heard++
      return { kind: 'drop' }
    })
    const live = await serve(() => nxdomain)
    for (let i = 0; i < 12; i++) {
      const answer = await dns.ask({ name, type: 'A' }, options([dead, live], { retries: 1, timeoutMs: 40 }))
      expect(answer.kind).toBe('response')
    }
    expect(heard).toBe(3)
  })

  test('the pace is taken before every packet', async () => {
    let taken = 0
    const beforeSend = (): void => void taken++
    await askOne(() => ({ kind: 'drop' }), { retries: 2, timeoutMs: 30, beforeSend })
    expect(taken).toBe(3)
  })
})

test('waiting for the pace is not the server’s time', async () => {
  const beforeSend = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 120))
  const { answer } = await askOne(() => nxdomain, { beforeSend })
  expect(answer.milliseconds).toBeLessThan(100)
})

describe('ends', () => {
  test('an aborted question ends at once as cancelled', async () => {
    const dns = client()
    const server = await serve(() => ({ kind: 'drop' }))
    const stop = new AbortController()
    const asked = dns.ask(
      { name, type: 'A' },
      options([server], { timeoutMs: 60_000, retries: 5, signal: stop.signal }),
    )
    setTimeout(() => stop.abort(), 20)
    expect(await asked).toMatchObject({ kind: 'failure', cause: 'cancelled', queries: 1 })
  })

  test('closing the client ends open questions as cancelled', async () => {
    const dns = createDnsClient()
    const server = await serve(() => ({ kind: 'drop' }))
    const asked = dns.ask({ name, type: 'A' }, options([server], { timeoutMs: 60_000 }))
    setTimeout(() => void dns.close(), 20)
    expect(await asked).toMatchObject({ kind: 'failure', cause: 'cancelled' })
  })

  test('a name that fits no packet is never sent', async () => {
    const dns = client()
    const server = await serve(() => nxdomain)
    const answer = await dns.ask({ name: `${'x'.repeat(64)}.test`, type: 'A' }, options([server]))
    expect(answer).toMatchObject({ kind: 'failure', cause: 'malformed', queries: 0 })
    expect(dns.counters.sent).toBe(0)
  })
})

test('thousands of questions at once each get their own answer, whatever the order', async () => {
  const dns = client()
  const server = await serve(({ name: asked }) => {
    const octet = Number(asked.split('.')[0])
    return {
      kind: 'reply',
      rcode: 'NOERROR',
      answers: [a(`127.0.0.${octet}`, asked)],
      delayMs: (octet * 7) % 30,
    }
  })
  const many = Array.from({ length: 2000 }, (_, i) => i % 256)
  const answers = await Promise.all(
    many.map((octet) =>
      dns.ask(
        { name: `${octet}.2.0.192.bl.example.test`, type: 'A' },
        options([server], { timeoutMs: 3000, retries: 2 }),
      ),
    ),
  )
  const said = answers.map((answer) => (answer.kind === 'response' ? answer.answers[0]?.data : answer.cause))
  expect(said).toEqual(many.map((octet) => `127.0.0.${octet}`))
})
