import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { runBlockvet } from './run-blockvet.ts'
import { addressesOf24, outcomesOf, type ScanResult } from './scan-result.ts'
import { block, startFaultWorld } from './world/fault-world.ts'
import { faults } from './world/faults.ts'
import { isTrulyListed } from './world/occasion.ts'

const addresses = addressesOf24('203.0.113')
const octetOf = (address: string): number => Number(address.split('.')[3])

let result: ScanResult

test.beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-e2e-'))
  const world = await startFaultWorld()
  try {
    const catalogue = path.join(folder, 'world.yaml')
    writeFileSync(catalogue, world.catalogue)
    const words = ['scan', block, '--allow-special', '--preset', 'all', '--catalog', catalogue]
    // Slow enough for one scripted server to be on time with every honest answer.
    const pace = ['--timeout', '400', '--retries', '2', '--list-rate', '90']
    const output = ['--db', path.join(folder, 'world.db'), '--json', '-', '--no-progress']
    const { status, stdout, stderr } = await runBlockvet([...words, ...pace, ...output])
    expect({ status, stderr }).toMatchObject({ status: 0 })
    result = JSON.parse(stdout) as ScanResult
  } finally {
    await world.server.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('every list of the world is in the result', () => {
  expect(result.lists.map(({ id }) => id).toSorted()).toEqual(faults.map(({ id }) => id).toSorted())
})

test('not one false clear and not one false listed in all of it', () => {
  const wrong = faults.flatMap((fault) => {
    const outcomes = outcomesOf(result, fault.id, addresses)
    return addresses.flatMap((address) => {
      const outcome = outcomes.get(address) ?? 'missing'
      const truth = isTrulyListed(octetOf(address))
      const falseClear = outcome === 'clear' && truth
      const falseListed = outcome.startsWith('listed') && !truth
      return falseClear || falseListed ? [`${fault.id}: ${address} is said to be ${outcome}`] : []
    })
  })
  expect(wrong).toEqual([])
  const { checks, listed, clear, noted, unknown } = result.totals
  expect(checks).toBe(faults.length * addresses.length)
  expect(listed + clear + noted + unknown).toBe(checks)
})

for (const fault of faults) {
  test(`${fault.id}: ${fault.expect}, ${fault.health}`, () => {
    const outcomes = outcomesOf(result, fault.id, addresses)
    const truth = (address: string): string => {
      if (!isTrulyListed(octetOf(address))) return 'clear'
      return fault.expect === 'noted' ? 'noted 127.0.0.2' : 'listed 127.0.0.2'
    }
    const unknown = addresses.filter((address) => outcomes.get(address)?.startsWith('unknown'))
    const known = addresses.filter((address) => !unknown.includes(address))
    for (const address of known) expect(outcomes.get(address), address).toBe(truth(address))
    const expected = { exact: 0, noted: 0, lost: addresses.length, partial: unknown.length }[fault.expect]
    expect(unknown.length).toBe(expected)
    expect(unknown.length > 0).toBe(fault.expect === 'lost' || fault.expect === 'partial')
    expect(known.length > 0).toBe(fault.expect !== 'lost')
    const causes = result.unknowns.filter(({ list }) => list === fault.id).map(({ cause }) => cause)
    if (fault.expect === 'lost') expect(causes).toEqual(['unhealthy-list'])
    if (fault.cause) expect(causes).toContain(fault.cause)
    const list = result.lists.find(({ id }) => id === fault.id)
    expect([list?.health, list?.healthAfter]).toContain(fault.health)
  })
}
