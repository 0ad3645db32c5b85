import { type Block, prefixLength } from '../../../shared/domain/block.ts'

/** A geolocation database in MaxMind's format with one IPv4 prefix in it. */
export function writeMmdb(prefix: Block, country: string): Buffer {
  const length = prefixLength(prefix) ?? 32
  const nodes = length
  const found = nodes + 16
  const tree = Buffer.alloc(nodes * 6)
  for (let depth = 0; depth < nodes; depth++) {
    const bit = Number((prefix.first >> BigInt(31 - depth)) & 1n)
    const next = depth === nodes - 1 ? found : depth + 1
    tree.writeUIntBE(bit === 0 ? next : nodes, depth * 6, 3)
    tree.writeUIntBE(bit === 1 ? next : nodes, depth * 6 + 3, 3)
  }
  const metadata = map({
    node_count: number(6, nodes),
    record_size: number(5, 24),
    ip_version: number(5, 4),
    database_type: text('Test-Country'),
    languages: Buffer.from([0, 4]),
    binary_format_major_version: number(5, 2),
    binary_format_minor_version: number(5, 0),
    build_epoch: Buffer.from([4, 2, 0x6a, 0xb1, 0x3b, 0x80]),
    description: map({}),
  })
  const data = map({ country: map({ iso_code: text(country) }) })
  return Buffer.concat([
    tree,
    Buffer.alloc(16),
    data,
    Buffer.from('\u00ab\u00cd\u00efMaxMind.com', 'latin1'),
    metadata,
  ])
}

const text = (value: string): Buffer =>
  Buffer.concat([Buffer.from([(2 << 5) | value.length]), Buffer.from(value)])
const number = (type: number, value: number): Buffer =>
  Buffer.from([(type << 5) | 2, value >> 8, value & 255])
const map = (entries: Readonly<Record<string, Buffer>>): Buffer =>
  Buffer.concat([
    Buffer.from([(7 << 5) | Object.keys(entries).length]),
    ...Object.entries(entries).flatMap(([key, value]) => [text(key), value]),
  ])
