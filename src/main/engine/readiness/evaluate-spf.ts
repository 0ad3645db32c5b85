import { type Address, formatAddress } from '../../../shared/domain/address.ts'
import type { RecordType } from '../../../shared/domain/dns-answer.ts'
import { type Ask, lookUp } from './ask.ts'

/** Result of SPF for one address (RFC 7208 §2.6). */
export interface SpfResult {
  readonly result: 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'temperror' | 'permerror'
  readonly record: string | null
  /** DNS look-ups that the record takes; more than ten are an error for receivers (RFC 7208 §4.6.4). */
  readonly lookups: number
  readonly comment: string
}

/** Evaluates SPF of a domain for one address, as a receiver would, through the resolvers behind `ask`. */
export async function evaluateSpf(domain: string, address: Address, ask: Ask): Promise<SpfResult> {
  const { spf } = await import('./spf-library.ts')
  const found = await spf({
    sender: `postmaster@${domain}`,
    ip: formatAddress(address),
    helo: domain,
    mta: 'blockvet.invalid',
    resolver: nodeLikeResolver(ask),
  })
  return {
    result: found.status.result,
    record: found.rr ?? null,
    lookups: found.lookups?.count ?? 0,
    comment: found.status.comment ?? '',
  }
}

/** The library asks as Node's own resolver answers: arrays of values, errors with a code. */
function nodeLikeResolver(ask: Ask) {
  return async (name: string, type: string): Promise<unknown[]> => {
    const found = await lookUp(ask, name, type as RecordType)
    if (found.kind === 'unknown') throw Object.assign(new Error(found.why), { code: 'ESERVFAIL' })
    if (found.kind === 'none')
      throw Object.assign(new Error('none'), { code: found.nxdomain ? 'ENOTFOUND' : 'ENODATA' })
    if (type === 'TXT') return found.values.map((value) => [value])
    if (type === 'MX') return found.values.map((exchange, priority) => ({ exchange, priority }))
    return [...found.values]
  }
}
