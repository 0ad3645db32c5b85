// node scripts/under-right-node.mjs bench/ranges.ts: a million ranges in the index beside Debian's iprange; figures are for this machine.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { RangeIndex } from '../src/main/engine/netblocks/range-index.ts'
import { RangeTable } from '../src/main/engine/netblocks/range-table.ts'
import { formatIpv4 } from '../src/shared/domain/address.ts'
import type { Block } from '../src/shared/domain/block.ts'

const COUNT = 1_000_000
const QUERIES = 1000

let state = 1
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}

interface Range {
  readonly first: number
  readonly last: number
}

const lengths = [16, 20, 22, 24, 24, 24, 28, 32, 32, 32]
const ranges = Array.from({ length: COUNT }, (): Range => {
  const span = 2 ** (32 - (lengths[random(lengths.length)] as number))
  const first = Math.floor(random(2 ** 32) / span) * span
  return { first, last: first + span - 1 }
})

const milliseconds = (since: number): number => Math.round((performance.now() - since) * 100) / 100
const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`
const tell = (line: string): void => void process.stdout.write(`${line}\n`)

function buffers(): number {
  globalThis.gc?.()
  return process.memoryUsage().arrayBuffers
}

function measureIndex(family: 4 | 6): void {
  const before = buffers()
  const start = performance.now()
  const widen = (value: number): bigint => (0x2001n << 112n) | (BigInt(value) << 64n)
  let table: RangeTable | null = new RangeTable()
  for (const { first, last } of ranges) {
    if (family === 4) table.add({ family, first, last }, null, null)
    else table.add({ family, first: widen(first), last: widen(last) + (1n << 64n) - 1n }, null, null)
  }
  const gathered = buffers() - before
  const index = new RangeIndex(table)
  table = null
  const built = milliseconds(start)
  const kept = buffers() - before
  const begun = performance.now()
  let found = 0
  for (let i = 0; i < QUERIES; i++) {
    const first = random(2 ** 16) * 2 ** 16
    const last = first + 2 ** 16 - 1
    const block: Block =
      family === 4
        ? { family, first: BigInt(first), last: BigInt(last) }
        : { family, first: widen(first), last: widen(last) + (1n << 64n) - 1n }
    index.touching(block, () => found++)
  }
  const each = milliseconds(begun) / QUERIES
  tell(
    `Blockvet, IPv${family}: ${COUNT.toLocaleString('en')} ranges in ${built} ms, index ${megabytes(kept)} (gathering: ${megabytes(gathered)} more for a moment); a ${family === 4 ? '/16' : '/32'} against all in ${each.toFixed(3)} ms (${Math.round(found / QUERIES)} entries)`,
  )
}

function measureIprange(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-ranges-'))
  const write = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text)
    return path.join(folder, name)
  }
  const all = write(
    'all',
    ranges.map(({ first, last }) => `${formatIpv4(first)}-${formatIpv4(last)}\n`).join(''),
  )
  const one = write('one', '198.51.0.0/16\n')
  const start = performance.now()
  const ran = spawnSync('iprange', ['--common', all, one])
  rmSync(folder, { recursive: true, force: true })
  if (ran.error) throw new Error('The benchmark needs iprange; install it (Debian: apt-get install iprange).')
  tell(
    `iprange: reads ${COUNT.toLocaleString('en')} ranges and cuts a /16 out of them in ${milliseconds(start)} ms, each time anew`,
  )
}

measureIndex(4)
measureIndex(6)
measureIprange()
