import type { HttpPort } from '../engine/registry/http-port.ts'
import { RdapClient } from '../engine/registry/rdap-client.ts'
import type { WhoisPort } from '../engine/registry/whois-port.ts'
import type { RegistryAccess } from './registry-access.ts'

const nobody: HttpPort = { get: async () => ({ kind: 'failure', cause: 'unreachable' }) }
const silent: WhoisPort = { ask: async () => ({ kind: 'failure', cause: 'unreachable' }) }

/** Registries through the given client; by default nobody can be reached. */
export function silentRegistry(
  http: HttpPort = nobody,
  change: Partial<RegistryAccess> = {},
): RegistryAccess {
  const clock = { now: () => Date.now(), sleep: async () => {} }
  const rdap = new RdapClient({
    http,
    clock,
    userAgent: 'test',
    pauseMs: () => 0,
    patienceMs: 0,
    timeoutMs: 1000,
  })
  return { http, rdap, whois: silent, rirs: [], practice: null, ...change }
}
