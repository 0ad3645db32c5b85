import { parseAddress } from '../../../shared/domain/address.ts'
import { parseBlock } from '../../../shared/domain/block.ts'

/** The tabs of the block page. */
export const tabs = ['cases', 'lists', 'neighbourhood', 'readiness', 'history'] as const
/** One of `tabs`. */
export type Tab = (typeof tabs)[number]

/** What is open over the page: an address, a range of them, or a row of the tab. */
export type OpenItem =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'range'; readonly range: string }
  | { readonly kind: 'row'; readonly id: string }

/** Reads the third and fourth part of the hash; an unknown tab is the first one. */
export function readScanRoute(
  tab: string,
  item: string | null,
): { readonly tab: Tab; readonly open: OpenItem | null } {
  const known = tabs.find((one) => one === tab) ?? 'cases'
  if (item === null) return { tab: known, open: null }
  if (parseAddress(item)) return { tab: known, open: { kind: 'address', address: item } }
  return { tab: known, open: isRange(item) ? { kind: 'range', range: item } : { kind: 'row', id: item } }
}

const isRange = (text: string): boolean => /^[\d.a-f:]+[/-]/i.test(text) && parseBlock(text).ok

/** The hash of a place on the block page. */
export const scanHash = (scanId: string, tab: Tab, item?: string): string =>
  [
    `#/scan/${encodeURIComponent(scanId)}`,
    tab,
    ...(item === undefined ? [] : [encodeURIComponent(item)]),
  ].join('/')
