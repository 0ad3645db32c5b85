import { spawnSync } from 'node:child_process'
import { RangeIndex } from '../../src/main/engine/netblocks/range-index.ts'
import { RangeTable } from '../../src/main/engine/netblocks/range-table.ts'
import { formatAddress } from '../../src/shared/domain/address.ts'
import { type Block, formatBlock } from '../../src/shared/domain/block.ts'
import { neighbourhoodOf, relateRanges } from '../../src/shared/domain/relate-ranges.ts'
import { expect, test } from './temporary-folder.ts'

// Debian's iprange and Python's ipaddress know ranges too; the index must never differ from them.

/** Numbers that look random and are the same on every machine. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Ranges crowded into two neighbouring /16s (IPv6: /32s): CIDRs, single addresses, ragged ranges, huge ones. */
function randomRanges(family: 4 | 6, count: number, seed: number): Block[] {
  const random = randomNumbers(seed)
  const shift = family === 4 ? 0n : 80n
  const base = family === 4 ? 0xc612_0000n : 0x2001_0db8n << 96n
  return Array.from({ length: count }, () => {
    const kind = random(10)
    const start = base + (BigInt(random(2 ** 17)) << shift)
    if (kind < 5) {
      const span = 1n << (BigInt(random(kind === 0 ? 20 : 10)) + shift)
      const first = start - (start % span)
      return { family, first, last: first + span - 1n }
    }
    if (kind < 7) return { family, first: start, last: start }
    return { family, first: start, last: start + (BigInt(random(700)) << shift) }
  })
}

function indexOf(entries: readonly Block[]): RangeIndex {
  const table = new RangeTable()
  for (const [i, { family, first, last }] of entries.entries()) {
    const range =
      family === 4 ? { family, first: Number(first), last: Number(last) } : { family, first, last }
    table.add(range, String(i), null)
  }
  return new RangeIndex(table)
}

const ends = ({ family, first, last }: Block): string =>
  `${formatAddress({ family, value: first })}-${formatAddress({ family, value: last })}`

function need(tool: string): void {
  const found = spawnSync(tool, ['--version'])
  if (found.error)
    throw new Error(`${tool} is not installed, so nothing was compared; run apt-get install ${tool}.`)
}

const python = `
import ipaddress, json, sys
def read(text):
    a, b = (ipaddress.ip_address(part) for part in text.split('-'))
    return a, b
entries, blocks = json.load(sys.stdin)
entries = [read(text) for text in entries]
found = []
for text in blocks:
    first, last = read(text)
    bits = 16 if first.version == 4 else 32
    low = ipaddress.ip_network((first, bits), strict=False)[0]
    high = ipaddress.ip_network((last, bits), strict=False)[-1]
    row = {}
    for i, (a, b) in enumerate(entries):
        if b < low or a > high: continue
        if a == first and b == last: row[i] = 'equals'
        elif a <= first and b >= last: row[i] = 'covers'
        elif a >= first and b <= last: row[i] = 'inside'
        elif a <= last and b >= first: row[i] = 'overlaps'
        else: row[i] = 'neighbour'
    found.append(row)
json.dump(found, sys.stdout)
`

for (const family of [4, 6] as const) {
  test(`IPv${family}: every relation as Python's ipaddress has it`, () => {
    need('python3')
    const entries = randomRanges(family, 3000, family)
    const blocks = randomRanges(family, 150, family * 31)
    const input = JSON.stringify([entries.map(ends), blocks.map(ends)])
    const ran = spawnSync('python3', ['-c', python], { input, encoding: 'utf8', maxBuffer: 2 ** 28 })
    expect(ran.stderr).toBe('')
    const theirs = JSON.parse(ran.stdout) as Record<string, string>[]
    const index = indexOf(entries)
    let compared = 0
    for (const [i, block] of blocks.entries()) {
      const ours: Record<string, string> = {}
      index.touching(neighbourhoodOf(block), ({ range, reference }) => {
        const relation = relateRanges(range, block)
        if (relation !== null) ours[String(reference)] = relation
      })
      expect(ours, ends(block)).toEqual(theirs[i])
      compared += Object.keys(ours).length
    }
    expect(compared).toBeGreaterThan(10_000)
    const kinds = new Set(theirs.flatMap((row) => Object.values(row)))
    expect([...kinds].toSorted()).toEqual(
      expect.arrayContaining(['covers', 'inside', 'neighbour', 'overlaps']),
    )
  })
}

test('what the entries have of a block, as iprange has it', ({ folder }) => {
  need('iprange')
  // Without the huge ones, which would cover every gap.
  const entries = randomRanges(4, 4000, 77).filter(({ first, last }) => last - first < 64n)
  const file = folder.write('entries', `${entries.map(ends).join('\n')}\n`)
  const index = indexOf(entries)
  const shared: number[] = []
  for (const [i, block] of randomRanges(4, 60, 78).entries()) {
    const blockFile = folder.write(`block-${i}`, `${ends(block)}\n`)
    const ran = spawnSync('iprange', ['--common', file, blockFile, '--print-ranges'], { encoding: 'utf8' })
    const theirs = ran.stdout.split('\n').filter((line) => line !== '')
    const ours = merged(clipped(index, block)).map(ends)
    expect(ours, formatBlock(block)).toEqual(theirs)
    shared.push(ours.length)
  }
  expect(shared.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(300)
})

function clipped(index: RangeIndex, block: Block): Block[] {
  const parts: Block[] = []
  index.touching(block, ({ range }) => {
    const first = range.first > block.first ? range.first : block.first
    const last = range.last < block.last ? range.last : block.last
    parts.push({ family: 4, first, last })
  })
  return parts
}

function merged(parts: readonly Block[]): Block[] {
  const sorted = parts.toSorted((a, b) => Number(a.first - b.first))
  const out: Block[] = []
  for (const part of sorted) {
    const before = out.at(-1)
    if (before && part.first <= before.last + 1n) {
      out[out.length - 1] = { ...before, last: part.last > before.last ? part.last : before.last }
    } else out.push(part)
  }
  return out
}
