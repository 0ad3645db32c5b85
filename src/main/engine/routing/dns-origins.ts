import { reverseLabels } from '../../../shared/domain/address.ts'
import { type Block, blockSize, contains, formatBlock, prefixLength } from '../../../shared/domain/block.ts'
import type { Endpoint } from '../../../shared/domain/dns-answer.ts'
import type { DnsPort } from '../dns/dns-port.ts'
import { type OriginLine, readAsLine, readOriginLine } from './cymru-origin.ts'
import type { Announcement, AnnouncementReply, AnnouncementSource } from './origin-sources.ts'

/** What the look-up through Team Cymru's zones works with. */
export interface DnsOriginsParts {
  readonly dns: Pick<DnsPort, 'ask'>
  /** Resolvers of the user's path. */
  readonly servers: readonly Endpoint[]
  /** `asn.cymru.com`, or a zone that answers alike. */
  readonly zone: string
  readonly timeoutMs: number
  readonly retries: number
  readonly beforeSend: () => Promise<void> | void
}

type Texts =
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown' }

const MAX_POINTS = 16

/**
 * Origin AS and covering announcement through DNS (`origin.asn.cymru.com`). One address per /24 is asked, not every
 * host; a block that is wider than sixteen of them is asked at sixteen points.
 */
export function dnsOrigins(parts: DnsOriginsParts): AnnouncementSource {
  return { find: (block, signal) => findOrigins(parts, block, signal) }
}

async function findOrigins(
  parts: DnsOriginsParts,
  block: Block,
  signal?: AbortSignal,
): Promise<AnnouncementReply> {
  const found = new Map<string, OriginLine>()
  let unanswered = 0
  let silent = 0
  const points = pointsOf(block)
  for (const value of points) {
    const point: Block = { family: block.family, first: value, last: value }
    if ([...found.values()].some(({ prefix }) => contains(prefix, point))) continue
    const name = `${reverseLabels({ family: block.family, value })}.${block.family === 4 ? 'origin' : 'origin6'}.${parts.zone}`
    const reply = await askTexts(parts, name, signal)
    if (reply.kind === 'nothing') silent++
    if (reply.kind === 'unknown') unanswered++
    if (reply.kind !== 'texts') continue
    const lines = reply.texts
      .map(readOriginLine)
      .filter((line) => line !== null && contains(line.prefix, point))
    if (lines.length === 0) unanswered++
    for (const line of mostSpecific(lines as OriginLine[]))
      found.set(`${line.asns.join(' ')} ${formatBlock(line.prefix)}`, line)
  }
  if (found.size === 0 && unanswered > 0)
    return {
      kind: 'unknown',
      reason: `Who announces ${formatBlock(block)} could not be asked: ${parts.zone} gave no usable answer.`,
    }
  const announcements = await nameOrigins(parts, [...found.values()], signal)
  const gaps = [
    unanswered > 0 && 'For some parts of the block the origin could not be asked.',
    silent > 0 && found.size > 0 && 'Parts of the block are not announced.',
  ].filter((gap) => gap !== false)
  return { kind: 'known', source: 'dns', dataDate: null, announcements, gap: gaps.join(' ') || null }
}

async function nameOrigins(
  parts: DnsOriginsParts,
  lines: readonly OriginLine[],
  signal?: AbortSignal,
): Promise<readonly Announcement[]> {
  const names = new Map<number, { readonly name: string; readonly country: string | null } | null>()
  for (const asn of new Set(lines.flatMap(({ asns }) => asns))) {
    const reply = await askTexts(parts, `AS${asn}.${parts.zone}`, signal)
    names.set(
      asn,
      reply.kind === 'texts' ? (reply.texts.map(readAsLine).find((line) => line !== null) ?? null) : null,
    )
  }
  return lines.flatMap(({ asns, prefix }) =>
    asns.map((asn) => ({
      range: prefix,
      asn,
      asName: names.get(asn)?.name ?? null,
      asCountry: names.get(asn)?.country ?? null,
    })),
  )
}

async function askTexts(parts: DnsOriginsParts, name: string, signal?: AbortSignal): Promise<Texts> {
  const { dns, servers, timeoutMs, retries, beforeSend } = parts
  if (servers.length === 0) return { kind: 'unknown' }
  const options = {
    servers,
    recursionDesired: true,
    timeoutMs,
    retries,
    beforeSend,
    ...(signal ? { signal } : {}),
  }
  const answer = await dns.ask({ name, type: 'TXT' }, options)
  if (answer.kind === 'failure') return { kind: 'unknown' }
  if (answer.rcode === 'NXDOMAIN') return { kind: 'nothing' }
  if (answer.rcode !== 'NOERROR') return { kind: 'unknown' }
  const texts = answer.answers.filter(({ type }) => type === 'TXT').map(({ data }) => data)
  return texts.length > 0 ? { kind: 'texts', texts } : { kind: 'nothing' }
}

/** The first address of each /24 (IPv6: /48) of the block, sixteen at most, evenly spread. */
function pointsOf(block: Block): readonly bigint[] {
  const step = block.family === 4 ? 256n : 1n << 80n
  const count = blockSize(block) / step + (blockSize(block) % step === 0n ? 0n : 1n)
  const most = count > BigInt(MAX_POINTS) ? BigInt(MAX_POINTS) : count
  return Array.from({ length: Number(most) }, (_, i) => block.first + ((BigInt(i) * count) / most) * step)
}

/** Several lines: the longest prefixes; more than one origin for the same prefix stays more than one. */
function mostSpecific(lines: readonly OriginLine[]): readonly OriginLine[] {
  const longest = Math.max(...lines.map(({ prefix }) => prefixLength(prefix) ?? 0))
  return lines.filter(({ prefix }) => prefixLength(prefix) === longest)
}
