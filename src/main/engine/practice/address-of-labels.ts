import type { Address } from '../../../shared/domain/address.ts'

/** IPv4-mapped addresses (RFC 4291 §2.5.5.2), which stand for the IPv4 ones. */
const MAPPED = 0xffffn

/**
 * Undoes `reverseLabels`: the address that the labels before a zone ask about (RFC 5782 §2.1, §2.4), or null when
 * they are no address. An IPv4-mapped address comes back as the IPv4 one.
 */
export function addressOfLabels(labels: string): Address | null {
  const parts = labels.split('.')
  if (parts.length === 4) {
    if (!parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) return null
    return { family: 4, value: parts.reduceRight((value, part) => (value << 8n) | BigInt(part), 0n) }
  }
  if (parts.length !== 32 || !parts.every((part) => /^[0-9a-f]$/.test(part))) return null
  const value = BigInt(`0x${parts.toReversed().join('')}`)
  return value >> 32n === MAPPED ? { family: 4, value: value & 0xffff_ffffn } : { family: 6, value }
}
