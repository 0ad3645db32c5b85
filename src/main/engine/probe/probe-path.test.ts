import { expect, test } from 'vitest'
import type { DnsAnswer, Endpoint } from '../../../shared/domain/dns-answer.ts'
import { probePath } from './probe-path.ts'

const honest: Endpoint = { address: '127.0.0.1', port: 53 }
const liar: Endpoint = { address: '127.0.0.2', port: 53 }
const silent: Endpoint = { address: '127.0.0.3', port: 53 }
const grim: Endpoint = { address: '127.0.0.4', port: 53 }

async function ask(
  { name }: { name: string },
  { servers }: { servers: readonly Endpoint[] },
): Promise<DnsAnswer> {
  const server = servers[0] as Endpoint
  const base = { server, milliseconds: 1, queries: 1 }
  const rest = { authoritative: false, authorities: [], additionals: [], transport: 'udp' as const }
  switch (server) {
    case liar:
      return {
        kind: 'response',
        rcode: 'NOERROR',
        answers: [{ name, type: 'A', ttlSeconds: 1, data: '146.112.61.106' }],
        ...rest,
        ...base,
      }
    case silent:
      return { kind: 'failure', cause: 'timeout', ...base }
    case grim:
      return { kind: 'response', rcode: 'REFUSED', answers: [], ...rest, ...base }
    default:
      return { kind: 'response', rcode: 'NXDOMAIN', answers: [], ...rest, ...base }
  }
}

test('each resolver is asked for a name that cannot exist, and judged by what it says', async () => {
  const dns = { ask, counters: { sent: 0, ignored: 0 }, close: async () => {} }
  const randomBytes = (count: number) => new Uint8Array(count).fill(1)
  const warnings = await probePath({ dns, resolvers: [honest, liar, silent, grim], randomBytes })
  expect(warnings.map(({ code, server }) => [code, server])).toEqual([
    ['rewrites-nxdomain', '127.0.0.2:53'],
    ['unreachable', '127.0.0.3:53'],
    ['refuses', '127.0.0.4:53'],
  ])
  expect(warnings[0]?.text).toContain('146.112.61.106')
})
