import type { Reaction, ServedQuestion } from '../../../src/main/engine/dns/name-server-port.ts'
import type { DnsRecord } from '../../../src/shared/domain/dns-answer.ts'

/** What a fault may look at: how often its zone, and this very name, were asked before. */
export interface Occasion {
  readonly question: ServedQuestion
  /** The part before the zone: `7.113.0.203`, or empty for the apex. */
  readonly labels: string
  /** Last octet of the address asked about; 0 for the apex. */
  readonly octet: number
  /** True for an address of the block, false for test points and the apex. */
  readonly inBlock: boolean
  /** Questions of this name and type before this one. */
  readonly repeats: number
  /** Questions of the zone before this one. */
  readonly count: number
  /** What an honest list with a test entry says. */
  readonly honest: Reaction
}

/** True for the addresses that every list of the world truly lists: each third. */
export const isTrulyListed = (octet: number): boolean => octet % 3 === 0

/** The A record of a listing. */
export const listing = (name: string, code = '127.0.0.2'): DnsRecord => ({
  name,
  type: 'A',
  ttlSeconds: 60,
  data: code,
})
