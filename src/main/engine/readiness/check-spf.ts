import { type Address, parseAddress } from '../../../shared/domain/address.ts'
import { contains } from '../../../shared/domain/block.ts'
import type { ReadinessCheck, ReadinessState } from '../../../shared/domain/mail-readiness.ts'
import { addressOfTarget, type Targets } from '../../../shared/domain/targets.ts'
import type { DomainInput } from './domain-input.ts'
import { evaluateSpf, type SpfResult } from './evaluate-spf.ts'

/** SPF is evaluated for so many addresses of the block, spread over it, first and last among them. */
const SPF_SAMPLE = 32
/** RFC 7208 §4.6.4. */
const MOST_LOOKUPS = 10
/** Documentation addresses (RFC 5737, RFC 3849), from which nobody sends. */
const STRANGERS = ['198.51.100.1', '192.0.2.1', '2001:db8:ffff::1', '2001:db8:fffe::1']

/** Does SPF of the domain cover the block, within its limit, and nobody else? */
export async function checkSpf({ domain, targets, ask }: DomainInput): Promise<readonly ReadinessCheck[]> {
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
  const stranger = strangerTo(targets)
  const open = record !== null && stranger ? (await evaluateSpf(domain, stranger, ask)).result : null
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
    ...(open === null
      ? []
      : [
          {
            id: 'spf-closed',
            group: 'domain',
            title: 'SPF lets nobody else send',
            state: (open === 'pass' ? 'fail' : open === 'temperror' ? 'unknown' : 'pass') as ReadinessState,
            found:
              open === 'pass'
                ? 'Any address of the world passes, so that the record proves nothing.'
                : `An address that is nobody's gets ${open}.`,
            mend: 'End the record with -all or ~all, and name no range larger than your own.',
            source: 'RFC 7208 §5.1',
          } as const,
        ]),
  ]
}

function strangerTo({ block }: Targets): Address | null {
  for (const text of STRANGERS) {
    const address = parseAddress(text)
    if (address?.family !== block.family) continue
    if (!contains(block, { family: address.family, first: address.value, last: address.value }))
      return address
  }
  return null
}

/** At most `most` numbers from 0 to `count` - 1, evenly spread, both ends among them. */
function spread(count: number, most: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i)
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)))
}
