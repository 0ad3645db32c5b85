import { type Block, contains, parseBlock, prefixLength } from '../../../shared/domain/block.ts'
import type { Rir } from './rir.ts'

/** Which RDAP server answers for which space (RFC 9224). */
export type Bootstrap = readonly { readonly range: Block; readonly base: string }[]

/** The shipped bootstrap: the space and server of each registry. */
export function shippedBootstrap(rirs: readonly Rir[]): Bootstrap {
  return rirs.flatMap(({ rdap, space }) => [
    ...space.ipv4.map((octet) => ({ range: slashEight(octet), base: rdap })),
    ...space.ipv6.map((range) => ({ range, base: rdap })),
  ])
}

/**
 * Reads one of IANA's bootstrap files (ipv4.json, ipv6.json). Services without a usable URL and prefixes that are
 * none are left out; null when nothing usable is left, so that a broken download never replaces a good copy.
 */
export function readBootstrap(value: unknown): Bootstrap | null {
  const services: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'services') : null
  if (!Array.isArray(services)) return null
  const entries = services.flatMap((service) => {
    if (!Array.isArray(service) || !Array.isArray(service[0]) || !Array.isArray(service[1])) return []
    const base = chooseBase(service[1])
    if (base === null) return []
    return service[0].flatMap((prefix) => {
      const parsed = typeof prefix === 'string' ? parseBlock(prefix) : null
      return parsed?.ok ? [{ range: parsed.block, base }] : []
    })
  })
  return entries.length > 0 ? entries : null
}

/** Base URL of the server for the block: longest prefix wins. Null when nobody answers for all of it. */
export function findBase(bootstrap: Bootstrap, block: Block): string | null {
  let best: { readonly base: string; readonly length: number } | null = null
  for (const { range, base } of bootstrap) {
    if (!contains(range, block)) continue
    const length = prefixLength(range) ?? 0
    if (best === null || length > best.length) best = { base, length }
  }
  return best?.base ?? null
}

/** The registry whose server a URL is on, by host; subdomains count (national registries live there). */
export function findRirOfUrl(rirs: readonly Rir[], url: string): Rir | null {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return rirs.find(({ rdap }) => sameSite(host, new URL(rdap).hostname)) ?? null
}

function sameSite(host: string, known: string): boolean {
  const site = known.split('.').slice(-2).join('.')
  return host === known || host === site || host.endsWith(`.${site}`)
}

function chooseBase(urls: readonly unknown[]): string | null {
  const texts = urls.filter((url): url is string => typeof url === 'string' && URL.canParse(url))
  const secure =
    texts.find((url) => url.startsWith('https://')) ?? texts.find((url) => url.startsWith('http://'))
  return secure === undefined ? null : withSlash(secure)
}

/** The URL with exactly one slash at its end. */
export const withSlash = (url: string): string => `${url.replace(/\/+$/, '')}/`

function slashEight(octet: number): Block {
  const first = BigInt(octet) << 24n
  return { family: 4, first, last: first + 0xffffffn }
}
