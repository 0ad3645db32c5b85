import { beforeAll, describe, expect, test } from 'vitest'
import type { ListHealth } from '../../shared/domain/health.ts'
import type { JudgedScan } from '../../shared/domain/scan-evidence.ts'
import { vetPractice } from './vet-practice.test-support.ts'

let judged: readonly JudgedScan[]

beforeAll(async () => {
  judged = await vetPractice()
})

const healthOf = ({ evidence }: JudgedScan, id: string): readonly (ListHealth | undefined)[] => {
  const entry = evidence.lists.find(({ list }) => list.id === id)
  return [entry?.before?.health, entry?.after?.health]
}

describe('the demo', () => {
  test('ends in accept, conditional and reject', () => {
    expect(judged.map(({ verdict }) => verdict.decision)).toEqual(['accept', 'conditional', 'reject'])
  })

  test('covers every block well enough for a verdict, in spite of the broken lists', () => {
    for (const { verdict } of judged) expect(verdict.coverage).toBeGreaterThanOrEqual(0.92)
    for (const { verdict } of judged) expect(verdict.coverage).toBeLessThan(1)
  })

  test('shows every health that a list can have, except gone: closed lists are not asked', () => {
    const [clean] = judged
    if (!clean) throw new Error('no scan')
    expect(healthOf(clean, 'cobblestone-all')).toEqual(['healthy', 'healthy'])
    expect(healthOf(clean, 'leakybucket')).toEqual(['healthy', 'healthy'])
    expect(healthOf(clean, 'fieldnotes')).toEqual(['no-test-entry', 'no-test-entry'])
    expect(healthOf(clean, 'overcast')).toEqual(['wildcard', 'wildcard'])
    expect(healthOf(clean, 'gatehouse')).toEqual(['refusing', 'refusing'])
    expect(healthOf(clean, 'driftwood')).toEqual(['unreachable', 'unreachable'])
    expect(healthOf(clean, 'vacantlot')).toEqual(['parked', 'parked'])
    expect(healthOf(clean, 'quotaquarry')).toEqual(['healthy', 'flooding'])
  })

  test('finds nothing on the clean block, a handful on the recoverable one, most of the hopeless one', () => {
    const [clean, recoverable, hopeless] = judged.map(({ evidence }) => evidence)
    expect(clean?.listings).toEqual([])
    expect(clean?.notes).toHaveLength(264)
    expect(recoverable?.listings).toHaveLength(17)
    expect(recoverable?.listedAddresses).toBe(10)
    expect(hopeless?.listedAddresses).toBe(256)
  })

  test('leaves the recoverable block to the user: nobody else has to ask', () => {
    const cases = judged[1]?.cases ?? []
    expect(cases.length).toBeGreaterThan(5)
    expect(cases.filter(({ whoMayAsk }) => whoMayAsk !== 'user')).toEqual([])
    expect(cases.filter(({ method }) => method === 'none')).toEqual([])
  })

  test('makes one case of each ticket, and one of the listed range', () => {
    const cases = judged[2]?.cases ?? []
    const tickets = cases.filter(({ listId }) => listId === 'harbourmaster')
    expect(tickets.map(({ addresses }) => addresses)).toEqual([128, 64])
    expect(tickets.map(({ reference }) => reference)).toEqual([
      'https://harbourmaster.example/ticket/HMR48213',
      'https://harbourmaster.example/ticket/HMR48377',
    ])
    expect(cases.filter(({ listId }) => listId === 'breakwater-2')).toMatchObject([{ addresses: 256 }])
  })
})
