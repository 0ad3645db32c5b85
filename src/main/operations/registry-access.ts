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
  /** RDAP server of the practice network, which is asked whatever the user named; null for real. */
  readonly practiceServer: string | null
}
