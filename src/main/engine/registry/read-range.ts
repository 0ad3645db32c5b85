import { parseAddress } from '../../../shared/domain/address.ts'
import { type Block, parseBlock } from '../../../shared/domain/block.ts'

/**
 * Reads an address as registries have written it: octets padded with zeros (decimal here, never octal), IPv6 in
 * capitals or in full, a stray `/32` or `/128` behind it. Null for anything else.
 */
export function readRegistryAddress(text: unknown) {
  if (typeof text !== 'string') return null
  const bare = text.trim().replace(/\/(32|128)$/, '')
  const dotted = /^\d{1,3}(\.\d{1,3}){3}$/.test(bare)
  return parseAddress(dotted ? bare.replace(/(^|\.)0+(?=\d)/g, '$1') : bare)
}

/** The range between two addresses as registries write them, or null when they make none. */
export function readRegistryRange(firstText: unknown, lastText: unknown): Block | null {
  const first = readRegistryAddress(firstText)
  const last = readRegistryAddress(lastText)
  if (!first || !last || first.family !== last.family || first.value > last.value) return null
  return { family: first.family, first: first.value, last: last.value }
}

/**
 * Reads a network as WHOIS servers write it: `a - b`, a CIDR, or LACNIC's short form `192.0.2/24` with the
 * trailing zero octets left out. Null for anything else.
 */
export function readRegistryNetwork(text: string): Block | null {
  const ends = /^(\S+)\s*-\s*(\S+)$/.exec(text.trim())
  if (ends) return readRegistryRange(ends[1], ends[2])
  const short = /^(\d{1,3}(?:\.\d{1,3}){0,3})\/(\d{1,2})$/.exec(text.trim())
  if (!short) {
    const parsed = parseBlock(text)
    return parsed.ok ? parsed.block : null
  }
  const octets = (short[1] as string).split('.').map(Number)
  while (octets.length < 4) octets.push(0)
  const parsed = parseBlock(`${octets.join('.')}/${Number(short[2])}`)
  return parsed.ok ? parsed.block : null
}
