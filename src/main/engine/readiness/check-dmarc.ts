import { getDomain } from 'tldts'
import type { ReadinessCheck, ReadinessState } from '../../../shared/domain/mail-readiness.ts'
import { type Ask, lookUp } from './ask.ts'
import type { DomainInput } from './domain-input.ts'

type Tags = ReadonlyMap<string, string>

interface Published {
  /** Domain that the records stand at. */
  readonly domain: string
  readonly records: readonly string[]
  /** Why nothing is known, or null. */
  readonly why: string | null
}

/**
 * Is a DMARC policy published? A domain without a record of its own takes that of the registered domain above it
 * (RFC 7489 §6.6.3), whose `sp` is for its subdomains.
 */
export async function checkDmarc({ domain, ask }: DomainInput): Promise<ReadinessCheck> {
  const own = await readDmarc(domain, ask)
  const above = getDomain(domain, { allowPrivateDomains: false })
  const takesOver = own.why === null && own.records.length === 0 && above !== null && above !== domain
  const valid = takesOver ? await readDmarc(above, ask) : own
  const policy = policyOf(valid, takesOver)
  const state: ReadinessState =
    valid.why !== null ? 'unknown' : valid.records.length === 1 && policy !== null ? 'pass' : 'fail'
  return {
    id: 'dmarc',
    group: 'domain',
    title: 'DMARC is published',
    state,
    found: describe(valid, takesOver, policy),
    mend: `Publish one TXT record at _dmarc.${domain}, to begin with v=DMARC1; p=none; rua=mailto:….`,
    source: 'RFC 7489 §6.3; asked for by Google, Yahoo and Microsoft',
  }
}

async function readDmarc(domain: string, ask: Ask): Promise<Published> {
  const found = await lookUp(ask, `_dmarc.${domain}`, 'TXT')
  if (found.kind === 'unknown') return { domain, records: [], why: found.why }
  const texts = found.kind === 'records' ? found.values : []
  return { domain, records: texts.filter((text) => /^v\s*=\s*DMARC1\s*(;|$)/.test(text)), why: null }
}

/** The policy for mail of the domain, or null: none is readable, and no report address makes up for it. */
function policyOf({ records }: Published, takesOver: boolean): string | null {
  const tags = readTags(records[0] ?? '')
  const wanted = (takesOver ? tags.get('sp') : undefined) ?? tags.get('p') ?? ''
  const policy = /^(none|quarantine|reject)$/i.exec(wanted)?.[1]?.toLowerCase()
  // RFC 7489 §6.6.3 (6): without a readable policy, a report address means none.
  return policy ?? (/^mailto:/i.test(tags.get('rua') ?? '') ? 'none' : null)
}

const readTags = (record: string): Tags =>
  new Map(
    record.split(';').flatMap((part) => {
      const [, name, value] = /^\s*([a-z]+)\s*=\s*(.*?)\s*$/i.exec(part) ?? []
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value] as const]
    }),
  )

function describe({ domain, records, why }: Published, takesOver: boolean, policy: string | null): string {
  if (why !== null) return `No answer (${why}).`
  if (records.length === 0) return 'There is no DMARC record.'
  if (records.length > 1)
    return `There are ${records.length} records, so that receivers take none: ${records.join(' and ')}.`
  const whose = takesOver ? `The record of ${domain} holds for it` : 'The record is'
  const words = policy === null ? ' It names no policy.' : takesOver ? ` Its policy here is ${policy}.` : ''
  return `${whose}${takesOver ? ':' : ''} ${records[0]}.${words}`
}
