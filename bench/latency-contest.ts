// A scan of the latency world beside the time that no scanner can beat: what the slowest list can answer, or what it
// takes to find a list dead.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { outcomesOf, type ScanResult } from '../e2e/engine/scan-result.ts'
import { benchFolder, cli, listsOnly } from './bench-folder.ts'
import { CAP_PER_SECOND, isTrulyListed, worldKinds } from './latency-world.ts'
import { measureProcess } from './measure-process.ts'

/** Queries per second that the catalogue permits towards each list; two of them can take less and do not say so. */
const RATE = 200 * 5

/** Three tries of two seconds: nobody knows sooner that a list is dead. */
const DEAD_PROBE_SECONDS = 6

/** Size of the block and what it takes. */
interface Task {
  readonly block: string
  readonly addresses: number
}

const listId = (index: number): string => `l${index}`
const isKnowable = (index: number): boolean => /^(live|capped)/.test(worldKinds[index] ?? '')

/**
 * What the slowest list must answer (each address, and the text of each listing) at the speed it can, or the time it
 * takes to find a list dead.
 */
export function lowerBound(addresses: number): number {
  const slowest = worldKinds.findIndex((kind) => kind.startsWith('capped'))
  const listed = Array.from({ length: addresses }, (_, i) => i).filter((i) =>
    isTrulyListed(slowest, i),
  ).length
  return Math.max((addresses + listed) / CAP_PER_SECOND, DEAD_PROBE_SECONDS)
}

/** Scans the world once; prints wall time, bound and every wrong or needlessly unknown check. */
export async function contestWithLatency(prefix: number): Promise<void> {
  const task = { block: `203.0.0.0/${prefix}`, addresses: 2 ** (32 - prefix) }
  const world = fork(path.join(import.meta.dirname, 'latency-world.ts'))
  try {
    const { result, seconds, cpuSeconds } = await scan(world, task)
    const bound = lowerBound(task.addresses)
    const found = compare(result, task)
    const checks = worldKinds.length * task.addresses
    console.log(
      `${task.block} on ${worldKinds.length} lists with latency, loss and faults: ${checks.toLocaleString('en')} checks\n`,
    )
    console.log(
      `seconds                ${seconds.toFixed(2)}  (${(seconds / bound).toFixed(2)} × the lower bound of ${bound.toFixed(2)})`,
    )
    console.log(`CPU seconds            ${cpuSeconds.toFixed(2)}`)
    console.log(`queries                ${result.totals.queriesSent.toLocaleString('en')}`)
    console.log(`false clear            ${found.falseClear}`)
    console.log(`false listed           ${found.falseListed}`)
    console.log(`unknown though knowable ${found.unknown} of ${found.knowable.toLocaleString('en')}`)
  } finally {
    world.disconnect()
  }
}

async function scan(world: ChildProcess, { block }: Task) {
  const [ports] = (await once(world, 'message')) as [number[]]
  const folder = benchFolder()
  const at = (name: string): string => path.join(folder, name)
  const lists = ports.map(
    (port, i) =>
      `  - { id: ${listId(i)}, zone: l${i}.world.test, rate: ${RATE}, servers: ["127.0.0.1:${port}"] }`,
  )
  writeFileSync(at('lists.yaml'), `operator: { id: world, name: World }\nlists:\n${lists.join('\n')}\n`)
  const words = [
    cli,
    'scan',
    block,
    '--allow-special',
    '--catalog',
    at('lists.yaml'),
    '--rate',
    '1000000',
    ...listsOnly,
  ]
  const output = ['--db', at('world.db'), '--json', '-', '--quiet']
  const cost = await measureProcess([process.execPath, ...words, ...output], { stdout: at('out') })
  return { result: JSON.parse(readFileSync(at('out'), 'utf8')) as ScanResult, ...cost }
}

function compare(result: ScanResult, task: Task) {
  const addresses = Array.from({ length: task.addresses }, (_, i) => `203.0.${i >> 8}.${i & 255}`)
  const found = { falseClear: 0, falseListed: 0, unknown: 0, knowable: 0 }
  for (const index of worldKinds.keys()) {
    const outcomes = outcomesOf(result, listId(index), addresses)
    for (const [i, address] of addresses.entries()) {
      const outcome = outcomes.get(address) ?? ''
      const listed = isTrulyListed(index, i)
      if (outcome === 'clear' && listed) found.falseClear++
      if (outcome.startsWith('listed') && !listed) found.falseListed++
      if (!isKnowable(index)) continue
      found.knowable++
      if (outcome.startsWith('unknown')) found.unknown++
    }
  }
  return found
}
