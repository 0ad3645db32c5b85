import { formatAddress } from '../../../shared/domain/address.ts'
import { blockSize } from '../../../shared/domain/block.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { FoundNetwork } from './found-network.ts'
import { networkLevel } from './network-level.ts'
import { readGeofeedUrl } from './read-geofeed-url.ts'
import { readEmail } from './read-jcard.ts'
import { readWhoisRecords, type WhoisRecord, type WhoisRecords } from './read-whois-records.ts'

/** What a WHOIS answer says. */
export type ReadWhois =
  /** All networks of the answer, largest first. */
  | { readonly kind: 'networks'; readonly networks: readonly FoundNetwork[] }
  | { readonly kind: 'nothing' }
  /** The server tells us to go away. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreadable' }

/** Reads a WHOIS answer about addresses. `server` names its source; never throws. */
export function readWhois(text: string, server: string, registryId: string | null): ReadWhois {
  const records = readWhoisRecords(text)
  if (records.networks.length > 0) {
    const networks = records.networks.map((record) => readNetwork(record, records, server, registryId))
    return { kind: 'networks', networks: networks.toSorted((a, b) => bySize(b, a)) }
  }
  if (/ERROR:?\s*201|access (has been )?denied|rate limit exceeded|too many (queries|requests)/i.test(text))
    return { kind: 'refused' }
  if (
    /no entries found|no match found|no data found|no match!|not (been )?(allocated|registered)|unallocated/i.test(
      text,
    )
  )
    return { kind: 'nothing' }
  return { kind: 'unreadable' }
}

function bySize(a: FoundNetwork, b: FoundNetwork): number {
  const difference = blockSize(a.range) - blockSize(b.range)
  return difference === 0n ? 0 : difference > 0n ? 1 : -1
}

function readNetwork(
  { range, values }: WhoisRecord,
  { organisations, abuseEmail }: WhoisRecords,
  server: string,
  registryId: string | null,
): FoundNetwork {
  const first = (...keys: string[]): string | null => {
    for (const key of keys) {
      const value = cleanStrangerText(values.get(key) ?? '', 200)
      if (value !== '') return value
    }
    return null
  }
  const organisation = first('org')
  const named = splitHandle(
    first('customer', 'organization', 'organisation', 'owner', 'organization name', 'orgname'),
  )
  const holder = named?.text ?? organisations.get(organisation ?? '') ?? first('descr')
  const type = first('nettype', 'status', 'network type')
  const { family } = range
  const email = first('orgabuseemail', 'abuse-mailbox', 'abuse-c email') ?? abuseEmail
  return {
    range,
    network: {
      first: formatAddress({ family, value: range.first }),
      last: formatAddress({ family, value: range.last }),
      handle: first('nethandle', 'inetnum', 'inet6num') ?? '',
      parentHandle: splitHandle(first('parent'))?.handle ?? first('inetnum-up'),
      name: first('netname', 'network name', 'service name') ?? '',
      type,
      level: networkLevel(type, registryId),
      holder: holder === null ? null : cleanStrangerText(holder, 200),
      holderHandle: named?.handle ?? organisation ?? first('ownerid'),
      country: /^[a-z]{2}$/i.exec(first('country') ?? '')?.[0].toUpperCase() ?? null,
      status: first('status') === null ? [] : [(first('status') as string).toLowerCase()],
      registeredOn: readDate(first('regdate', 'created', 'registration date', 'assigned date')),
      changedOn: readDate(first('updated', 'last-modified', 'changed', 'last update')),
      abuseEmail: email === null ? null : readEmail(email),
      port43: null,
      geofeedUrl: readGeofeedUrl(first('geofeed') ?? ''),
      source: `whois://${server}`,
    },
    upUrl: null,
    downUrl: null,
    searchBase: null,
  }
}

/** `Example Networks (EXAMP-1)` taken apart, as ARIN writes organisations and parents. */
function splitHandle(text: string | null): { readonly text: string; readonly handle: string | null } | null {
  if (text === null) return null
  const parts = /^(.*?)\s*\(([A-Za-z0-9-]+)\)$/.exec(text)
  return parts ? { text: parts[1] as string, handle: parts[2] as string } : { text, handle: null }
}

/** `20150101`, `2015-01-01`, `2015/01/01 10:00:00 (JST)` or ISO 8601, as ISO 8601. */
function readDate(text: string | null): string | null {
  const parts = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})/.exec(text ?? '')
  if (!parts) return null
  const iso = Date.parse(text ?? '')
  if (!Number.isNaN(iso) && /T/.test(text ?? '')) return new Date(iso).toISOString()
  const day = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]))
  return new Date(day).toISOString()
}
