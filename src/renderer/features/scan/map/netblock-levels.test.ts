import { expect, test } from 'vitest'
import { parseBlock } from '../../../../shared/domain/block.ts'
import type { NetblockHit } from '../../../../shared/domain/netblock-findings.ts'
import type { RegistryNetwork } from '../../../../shared/domain/registry-findings.ts'
import { targetsOf } from '../../../../shared/domain/targets.ts'
import { layoutCells } from './cell-layout.ts'
import { netblockLevels, networkLevels } from './netblock-levels.ts'

const hit = (entry: string, change: Partial<NetblockHit> = {}): NetblockHit => ({
  feedId: 'drop',
  feedName: 'DROP',
  kind: 'netblock',
  entry,
  relation: 'inside',
  addresses: 1,
  reference: null,
  text: null,
  impact: 'critical',
  feedDate: '2026-11-22T00:00:00.000Z',
  stale: false,
  counted: true,
  url: null,
  ...change,
})

function levelsOf(block: string, ...hits: NetblockHit[]) {
  const parsed = parseBlock(block)
  if (!parsed.ok) throw new Error(parsed.problem)
  const targets = targetsOf(parsed.block, 64)
  const found = netblockLevels(hits, targets, layoutCells(targets, 'hilbert'))
  return found && { entries: found.entries, levels: [...found.levels] }
}

test('cells count the entries that hold them, nested ones twice', () => {
  const around = hit('203.0.112.0/20', { relation: 'covers' })
  expect(levelsOf('203.0.113.0/29', around, hit('203.0.113.2/31'), hit('203.0.113.7/32'))).toEqual({
    entries: 3,
    levels: [1, 1, 2, 2, 1, 1, 1, 2],
  })
})

test('neighbours, notes and what is counted elsewhere are not outlined', () => {
  const left = [
    hit('203.0.113.16/28', { relation: 'neighbour' }),
    hit('203.0.113.0/29', { kind: 'classification' }),
    hit('203.0.113.0/29', { counted: false }),
  ]
  expect(levelsOf('203.0.113.0/29', ...left)).toBeNull()
})

test('a /15 has two addresses a cell, and IPv6 a cell per /64', () => {
  const found = levelsOf(
    '198.18.0.0/15',
    hit('198.18.0.3/32'),
    hit('198.19.255.255-198.20.0.9', { relation: 'overlaps' }),
  )
  expect(found?.levels.flatMap((level, cell) => (level > 0 ? [cell] : []))).toEqual([1, 65_535])
  expect(levelsOf('2001:db8::/62', hit('2001:db8:0:2::7/128'))?.levels).toEqual([0, 0, 1, 0])
})

test('networks registered inside the block are outlined from their ends', () => {
  const parsed = parseBlock('203.0.113.0/29')
  if (!parsed.ok) throw new Error(parsed.problem)
  const targets = targetsOf(parsed.block, 64)
  const layout = layoutCells(targets, 'hilbert')
  const network = { first: '203.0.113.2', last: '203.0.113.3' } as RegistryNetwork
  expect([...(networkLevels([network], targets, layout)?.levels ?? [])]).toEqual([0, 0, 1, 1, 0, 0, 0, 0])
  expect(networkLevels([], targets, layout)).toBeNull()
})
