import type { PracticeRegistry } from '../engine/practice/practice-registry.ts'
import type { HttpPort } from '../engine/registry/http-port.ts'
import type { RdapClient } from '../engine/registry/rdap-client.ts'
import type { Rir } from '../engine/registry/rir.ts'
import type { WhoisPort } from '../engine/registry/whois-port.ts'

/** How registries are reached; built once by entry/wiring.ts, so that all scans of a process keep one pace. */
export interface RegistryAccess {
  readonly http: HttpPort
  readonly rdap: Pick<RdapClient, 'get'>
  readonly whois: WhoisPort
  readonly rirs: readonly Rir[]
  /** Registry and routers of the practice network, which are asked whatever the user named; null for real. */
  readonly practice: PracticeRegistry | null
}
