// Blockvet's whole scan (probed, validated, paced, judged, stored) beside programs that only ask, on the same
// questions against the same rbldnsd on loopback, in one run.
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { benchFolder, cli, has, listsOnly } from './bench-folder.ts'
import { type Cost, cpuSecondsSoFar, measureProcess } from './measure-process.ts'

const ZONES = 20
const LISTED_PER_ZONE = 40
/** Questions that adnshost and dnsperf may have open: with all at once most answers are lost. */
const WINDOW = 100
/** adnshost can ask port 53 only, so rbldnsd gets a loopback address of its own. */
const SERVER = '127.0.0.9'

interface Run {
  readonly cost: Cost
  /** Answers that differ from what the zones hold. */
  readonly wrong: number
}

/** A run, and the CPU time of the one thread of rbldnsd during it, seconds. */
interface ServedRun extends Run {
  readonly serverSeconds: number
}

interface Contender {
  readonly name: string
  readonly run: (round: number) => Promise<Run>
}

const folder = benchFolder()
const at = (name: string): string => path.join(folder, name)
const zoneNames = Array.from({ length: ZONES }, (_, i) => `z${i}.bench.test`)
const octets = (index: number): string => `203.0.${index >> 8}.${index & 255}`

/** How much is asked, and how often. */
export interface ContestSize {
  /** Prefix length of the block, 16 to 24. */
  readonly prefix: number
  readonly rounds: number
}

const addressesOf = ({ prefix }: ContestSize): number => 2 ** (32 - prefix)
const checksOf = (size: ContestSize): number => ZONES * addressesOf(size)

function writeInputs(addresses: number): {
  readonly names: readonly string[]
  readonly specs: readonly string[]
} {
  const specs = zoneNames.map((zone, z) => {
    const listed = Array.from(
      { length: LISTED_PER_ZONE },
      (_, i) => `${octets((i * 97 + z * 13) % addresses)} :127.0.0.2:Listed $`,
    )
    writeFileSync(at(zone), `127.0.0.2\n${listed.join('\n')}\n`)
    return `${zone}:ip4set:${zone}`
  })
  const names = zoneNames.flatMap((zone) =>
    Array.from({ length: addresses }, (_, i) => `${octets(i).split('.').toReversed().join('.')}.${zone}`),
  )
  writeFileSync(at('names'), `${names.join('\n')}\n`)
  writeFileSync(at('questions'), names.map((name) => `${name} A\n`).join(''))
  const lists = zoneNames.map(
    (zone, i) => `  - { id: z${i}, zone: ${zone}, rate: 100000, servers: ["${SERVER}:53"] }`,
  )
  writeFileSync(at('lists.yaml'), `operator: { id: bench, name: Bench }\nlists:\n${lists.join('\n')}\n`)
  return { names, specs }
}

function contenders(names: readonly string[], size: ContestSize): Contender[] {
  const wrongCount = (listed: number, clear: number): number =>
    Math.abs(listed - ZONES * LISTED_PER_ZONE) + Math.abs(clear - checksOf(size) + ZONES * LISTED_PER_ZONE)
  const all: Contender[] = [
    {
      name: 'blockvet',
      async run(round) {
        const words = [
          cli,
          'scan',
          `203.0.0.0/${size.prefix}`,
          '--allow-special',
          '--catalog',
          at('lists.yaml'),
          '--rate',
          '1000000',
          ...listsOnly,
        ]
        const output = ['--db', at(`${round}.db`), '--json', '-', '--quiet']
        const cost = await measureProcess([process.execPath, ...words, ...output], { stdout: at('out') })
        const { totals } = JSON.parse(readFileSync(at('out'), 'utf8')) as {
          totals: { listed: number; clear: number }
        }
        return { cost, wrong: wrongCount(totals.listed, totals.clear) }
      },
    },
    {
      name: 'adnshost',
      async run() {
        const words = ['adnshost', '-f', '-a', '-ta', '--config', `nameserver ${SERVER}`]
        const feed = { lines: names, window: WINDOW, answer: /^\d+ \d+ \w+ /gm }
        const cost = await measureProcess(words, { feed, stdout: at('out') })
        const lines = readFileSync(at('out'), 'utf8').split('\n')
        const listed = lines.filter((line) => /^\d+ \d+ ok /.test(line)).length
        const clear = lines.filter((line) => line.includes(' nxdomain ')).length
        return { cost, wrong: wrongCount(listed, clear) }
      },
    },
    {
      name: 'Node resolver',
      async run() {
        const program = path.join(import.meta.dirname, 'node-resolver.ts')
        const cost = await measureProcess([process.execPath, program, SERVER, at('names')], {
          stdout: at('out'),
        })
        const seen = JSON.parse(readFileSync(at('out'), 'utf8')) as { listed: number; clear: number }
        return { cost, wrong: wrongCount(seen.listed, seen.clear) }
      },
    },
  ]
  if (!has('dnsperf')) return all
  const run = async (): Promise<Run> => {
    const words = ['dnsperf', '-s', SERVER, '-d', at('questions'), '-n', '1', '-q', String(WINDOW)]
    const cost = await measureProcess(words, { stdout: at('out') })
    const text = readFileSync(at('out'), 'utf8')
    const count = (rcode: string): number => Number(new RegExp(`${rcode} (\\d+)`).exec(text)?.[1] ?? 0)
    return { cost, wrong: wrongCount(count('NOERROR'), count('NXDOMAIN')) }
  }
  return [...all, { name: 'dnsperf', run }]
}

/** The contest; prints its table. Needs root, for port 53. */
export async function contestOnRbldnsd(size: ContestSize): Promise<void> {
  const { names, specs } = writeInputs(addressesOf(size))
  const server = spawn('rbldnsd', ['-n', '-w', folder, '-b', `${SERVER}/53`, '-u', 'nobody', ...specs], {
    stdio: 'ignore',
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
  })
  try {
    await sleep(1500)
    const all = contenders(names, size)
    const runs = new Map<string, ServedRun[]>(all.map(({ name }) => [name, []]))
    for (let round = 0; round < size.rounds; round++) {
      for (const { name, run } of all) {
        const before = cpuSecondsSoFar(server.pid)
        const done = await run(round)
        runs.get(name)?.push({ ...done, serverSeconds: cpuSecondsSoFar(server.pid) - before })
      }
    }
    printTable(runs, size)
  } finally {
    server.kill()
  }
}

function printTable(runs: ReadonlyMap<string, readonly ServedRun[]>, { prefix, rounds }: ContestSize): void {
  const checks = checksOf({ prefix, rounds })
  console.log(
    `A /${prefix} on ${ZONES} lists: ${checks.toLocaleString('en')} checks, median of ${rounds} rounds\n`,
  )
  const head = ['checks/s', 'seconds', 'CPU s / 100,000', 'peak MiB', 'wrong', 'Blockvet is']
  console.log(line('program', head))
  for (const [name, all] of runs) {
    const cost = median(all)
    console.log(
      line(name, [
        Math.round(checks / cost.seconds).toLocaleString('en'),
        cost.seconds.toFixed(2),
        ((cost.cpuSeconds * 100_000) / checks).toFixed(2),
        cost.peakMiB === null ? '?' : cost.peakMiB.toFixed(0),
        String(Math.max(...all.map(({ wrong }) => wrong))),
        `${medianRatio(all, runs.get('blockvet') ?? []).toFixed(2)} ×`,
      ]),
    )
  }
  console.log('\nBlockvet: start-up, probes, judgement and storage included; the others only ask.')
  const least = Math.min(...[...runs.values()].flat().map(({ serverSeconds }) => serverSeconds))
  const most = median(runs.get('Node resolver') ?? []).seconds / least
  console.log(
    `rbldnsd itself, one thread, was busy with these questions for ${least.toFixed(2)} s at least: whoever asks it can be ${most.toFixed(1)} × as fast as Node's resolver at most.\n`,
  )
}

/** How many times as fast Blockvet was, round by round; the median. */
function medianRatio(theirs: readonly Run[], ours: readonly Run[]): number {
  const ratios = theirs.map(({ cost }, round) => cost.seconds / (ours[round]?.cost.seconds ?? cost.seconds))
  return ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 1
}

function median(runs: readonly Run[]): Cost {
  const costs = runs.map(({ cost }) => cost).toSorted((a, b) => a.seconds - b.seconds)
  return costs[Math.floor(costs.length / 2)] as Cost
}

const line = (name: string, columns: readonly string[]): string =>
  name.padEnd(14) + columns.map((column) => column.padStart(17)).join('')
