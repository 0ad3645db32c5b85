import type { Endpoint } from '../../../shared/domain/dns-answer.ts'
import type { ReadinessCheck } from '../../../shared/domain/mail-readiness.ts'
import { type Ask, lookUp } from './ask.ts'
import { checkDmarc } from './check-dmarc.ts'
import { checkHelo } from './check-helo.ts'
import { checkMx } from './check-mx.ts'
import { checkSpf } from './check-spf.ts'
import type { DomainInput } from './domain-input.ts'

/** Checks what the world sees of a domain: SPF over the block, DMARC, MX, and the name of the greeting. */
export async function examineDomain(input: DomainInput): Promise<readonly ReadinessCheck[]> {
  const [spf, dmarc, mx, helo] = await Promise.all([
    checkSpf(input),
    checkDmarc(input),
    checkMx(input),
    checkHelo(input),
  ])
  return [...spf, dmarc, mx, ...helo]
}

/**
 * Where the mail of a domain is delivered: an address of its best server, or of the domain itself where it has no MX
 * record (RFC 5321 §5.1). Null when there is none, or the domain takes no mail (RFC 7505).
 */
export async function findMailServer(domain: string, ask: Ask): Promise<Endpoint | null> {
  const found = await lookUp(ask, domain, 'MX')
  if (found.kind === 'unknown') return null
  const exchange = found.kind === 'records' ? found.values[0] : domain
  if (exchange === undefined || exchange === '' || exchange === '.') return null
  for (const type of ['A', 'AAAA'] as const) {
    const addresses = await lookUp(ask, exchange, type)
    const address = addresses.kind === 'records' ? addresses.values[0] : undefined
    if (address !== undefined) return { address, port: 25 }
  }
  return null
}
