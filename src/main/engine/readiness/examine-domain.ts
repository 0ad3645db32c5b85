import { formatAddress } from '../../../shared/domain/address.ts'
import type { Endpoint } from '../../../shared/domain/dns-answer.ts'
import type { ReadinessCheck, ReadinessState } from '../../../shared/domain/mail-readiness.ts'
import { addressOfTarget, type Targets } from '../../../shared/domain/targets.ts'
import { type Ask, lookUp } from './ask.ts'
import { checkReverse } from './check-reverse.ts'
import { evaluateSpf, type SpfResult } from './evaluate-spf.ts'

/** What is looked at. */
export interface DomainInput {
  readonly domain: string
  readonly heloName: string | null
  readonly targets: Targets
  readonly ask: Ask
}

/** SPF is evaluated for so many addresses of the block, spread over it, first and last among them. */
const SPF_SAMPLE = 32
/** RFC 7208 §4.6.4. */
const MOST_LOOKUPS = 10

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

async function checkSpf({ domain, targets, ask }: DomainInput): Promise<readonly ReadinessCheck[]> {
  const sample = spread(targets.count, SPF_SAMPLE)
  const results: SpfResult[] = []
  for (const target of sample) results.push(await evaluateSpf(domain, addressOfTarget(targets, target), ask))
  const passed = results.filter(({ result }) => result === 'pass').length
  const unsure = results.filter(({ result }) => result === 'temperror').length
  const [first] = results
  const lookups = Math.max(0, ...results.map((result) => result.lookups))
  const record = results.find((result) => result.record !== null)?.record ?? null
  const broken = results.find(({ result }) => result === 'permerror')
  const covers: ReadinessState = unsure > 0 ? 'unknown' : passed === sample.length ? 'pass' : 'fail'
  const words =
    first?.result === 'none' ? 'There is no SPF record.' : `The record is ${record ?? 'not readable'}.`
  return [
    {
      id: 'spf-covers',
      group: 'domain',
      title: 'SPF lets the block send',
      state: covers,
      found: `${passed} of ${sample.length} addresses tried pass. ${words}`,
      mend: `Publish one TXT record at ${domain} that names the block, like v=spf1 ip4:… -all.`,
      source: 'RFC 7208',
    },
    {
      id: 'spf-lookups',
      group: 'domain',
      title: 'SPF stays within ten look-ups',
      state: unsure > 0 ? 'unknown' : broken ? 'fail' : 'pass',
      found: broken
        ? `Receivers stop with an error: ${broken.comment}`
        : `It takes ${lookups} of ${MOST_LOOKUPS}.`,
      mend: 'Replace include and a mechanisms by address ranges, and drop those of services no longer used.',
      source: 'RFC 7208 §4.6.4',
    },
  ]
}

async function checkDmarc({ domain, ask }: DomainInput): Promise<ReadinessCheck> {
  const found = await lookUp(ask, `_dmarc.${domain}`, 'TXT')
  const records =
    found.kind === 'records' ? found.values.filter((text) => /^v=DMARC1\s*(;|$)/i.test(text)) : []
  const policy = /;\s*p\s*=\s*(none|quarantine|reject)\b/i.exec(records[0] ?? '')?.[1]
  const state: ReadinessState =
    found.kind === 'unknown' ? 'unknown' : records.length === 1 && policy !== undefined ? 'pass' : 'fail'
  const words = records.length === 0 ? 'There is no DMARC record.' : `The record is ${records.join(' and ')}.`
  return {
    id: 'dmarc',
    group: 'domain',
    title: 'DMARC is published',
    state,
    found: found.kind === 'unknown' ? `No answer (${found.why}).` : words,
    mend: `Publish one TXT record at _dmarc.${domain}, to begin with v=DMARC1; p=none; rua=mailto:….`,
    source: 'RFC 7489 §6.3; asked for by Google, Yahoo and Microsoft',
  }
}

async function checkMx({ domain, ask }: DomainInput): Promise<ReadinessCheck> {
  const found = await lookUp(ask, domain, 'MX')
  const exchanges = found.kind === 'records' ? found.values : []
  const refusesAll = exchanges.length === 1 && exchanges[0] === ''
  return {
    id: 'mx',
    group: 'domain',
    title: 'The domain takes mail',
    state: found.kind === 'unknown' ? 'unknown' : exchanges.length > 0 && !refusesAll ? 'pass' : 'fail',
    found:
      found.kind === 'unknown'
        ? `No answer (${found.why}).`
        : refusesAll
          ? 'It says that it takes no mail (RFC 7505).'
          : exchanges.length === 0
            ? 'There is no MX record.'
            : `Its servers are ${exchanges.join(', ')}.`,
    mend: 'Publish MX records: bounces, complaints and confirmations of list operators must reach you.',
    source: 'RFC 5321 §5; RFC 2142',
  }
}

async function checkHelo({ heloName, targets, ask }: DomainInput): Promise<readonly ReadinessCheck[]> {
  if (heloName === null) return []
  const found = await lookUp(ask, heloName, targets.block.family === 4 ? 'A' : 'AAAA')
  const inside = spreadAll(targets).filter(
    (text) => found.kind === 'records' && found.values.includes(text.address),
  )
  const [one] = inside
  const reverse = one ? await checkReverse(addressOfTarget(targets, one.target), ask) : null
  const matches = reverse?.names.some((name) => name.toLowerCase() === heloName.toLowerCase()) ?? false
  return [
    {
      id: 'helo',
      group: 'domain',
      title: 'The greeting name leads to the block, and back',
      state:
        found.kind === 'unknown' || reverse?.state === 'unknown'
          ? 'unknown'
          : one && matches
            ? 'pass'
            : 'fail',
      found: describeHelo(heloName, one?.address ?? null, reverse?.names ?? []),
      mend: 'Let the server greet with a name whose address is in the block, and set the PTR of that address to it.',
      source: 'RFC 5321 §4.1.4',
    },
  ]
}

function describeHelo(name: string, address: string | null, names: readonly string[]): string {
  if (address === null) return `${name} has no address inside the block.`
  return `${name} is ${address}, whose PTR is ${names.length === 0 ? 'missing' : names.join(', ')}.`
}

/** Targets of a block with their addresses, at most 65,536. */
const spreadAll = (targets: Targets) =>
  Array.from({ length: Math.min(targets.count, 65_536) }, (_, target) => ({
    target,
    address: formatAddress(addressOfTarget(targets, target)),
  }))

/** At most `most` numbers from 0 to `count` - 1, evenly spread, both ends among them. */
function spread(count: number, most: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i)
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)))
}

/** Where the mail of a domain is delivered: the first address of its best server, or null. */
export async function findMailServer(domain: string, ask: Ask): Promise<Endpoint | null> {
  const found = await lookUp(ask, domain, 'MX')
  const exchange = found.kind === 'records' ? found.values[0] : undefined
  if (exchange === undefined || exchange === '') return null
  const addresses = await lookUp(ask, exchange, 'A')
  const address = addresses.kind === 'records' ? addresses.values[0] : undefined
  return address === undefined ? null : { address, port: 25 }
}
