import { contains, parseBlock } from '../../shared/domain/block.ts'

/** True when a range (`A-B`, CIDR or one address) holds an address; false where either cannot be read. */
export function holdsAddress(range: string, address: string | null): boolean {
  const outer = parseBlock(range)
  const inner = address === null ? null : parseBlock(address)
  return outer.ok && inner?.ok === true && contains(outer.block, inner.block)
}
