import { parseAddress } from '../../../shared/domain/address.ts'
import type { ReadinessCheck, ReadinessState } from '../../../shared/domain/mail-readiness.ts'
import { type Ask, lookUp } from './ask.ts'
import type { DomainInput } from './domain-input.ts'

const MOST_SERVERS = 10

interface Judged {
  readonly state: ReadinessState
  readonly found: string
}

/** Does the domain take mail: MX records whose names have addresses, or an address of its own? */
export async function checkMx({ domain, ask }: DomainInput): Promise<ReadinessCheck> {
  return {
    id: 'mx',
    group: 'domain',
    title: 'The domain takes mail',
    ...(await judge(domain, ask)),
    mend: 'Publish MX records: bounces, complaints and confirmations of list operators must reach you.',
    source: 'RFC 5321 §5; RFC 2142',
  }
}

async function judge(domain: string, ask: Ask): Promise<Judged> {
  const found = await lookUp(ask, domain, 'MX')
  if (found.kind === 'unknown') return { state: 'unknown', found: `No answer (${found.why}).` }
  if (found.kind === 'none') return judgeWithoutMx(await reach(domain, ask))
  const exchanges = found.values.slice(0, MOST_SERVERS)
  if (exchanges.length === 1 && isNull(exchanges[0] as string))
    return { state: 'fail', found: 'It says that it takes no mail (RFC 7505).' }
  const reached = await Promise.all(exchanges.map(async (name) => [name, await reach(name, ask)] as const))
  const dead = reached.flatMap(([name, state]) => (state === 'none' ? [name] : []))
  const has = (wanted: Reach): boolean => reached.some(([, state]) => state === wanted)
  const words = dead.length === 0 ? '' : ` ${dead.map(describeDead).join(' ')}`
  return {
    state: has('reached') ? 'pass' : has('unknown') ? 'unknown' : 'fail',
    found: `Its servers are ${exchanges.join(', ')}.${words}`,
  }
}

/** RFC 5321 §5.1: without MX records, the domain's own address takes its mail. */
function judgeWithoutMx(own: Reach): Judged {
  switch (own) {
    case 'reached':
      return {
        state: 'pass',
        found: 'There is no MX record; the address of the domain itself takes its mail.',
      }
    case 'unknown':
      return {
        state: 'unknown',
        found: 'There is no MX record, and about an address of its own no answer came.',
      }
    case 'none':
      return { state: 'fail', found: 'There is no MX record, and no address of its own either.' }
  }
}

type Reach = 'reached' | 'none' | 'unknown'

async function reach(name: string, ask: Ask): Promise<Reach> {
  if (isNull(name) || parseAddress(name) !== null) return 'none'
  const found = [await lookUp(ask, name, 'A'), await lookUp(ask, name, 'AAAA')]
  if (found.some(({ kind }) => kind === 'records')) return 'reached'
  return found.some(({ kind }) => kind === 'unknown') ? 'unknown' : 'none'
}

function describeDead(name: string): string {
  if (isNull(name)) return 'A record that refuses all mail stands beside others, which RFC 7505 §3 rules out.'
  return parseAddress(name) === null
    ? `${name} has no address.`
    : `${name} is an address, where a name is wanted (RFC 5321 §5.1).`
}

/** The root as an exchange takes no mail. */
const isNull = (name: string): boolean => name === '' || name === '.'
