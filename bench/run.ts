// Blockvet's whole scan (probed, validated, paced, judged, stored) beside Debian's adnshost, which only asks, on the
// same questions against the same rbldnsd on loopback, in one run. Figures are for this machine; read the ratios.
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Cost, measureProcess } from './measure-process.ts'

const ZONES = 20
const BLOCK = '203.0.112.0/20'
const ADDRESSES = 4096
const ROUNDS = 3
/** Questions that adnshost may have open. */
const WINDOW = 200
/** adnshost can ask port 53 only, so rbldnsd gets a loopback address of its own. */
const SERVER = '127.0.0.9'

const root = path.join(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-bench-'))
chmodSync(folder, 0o755)

const octets = (index: number): string => `203.0.${112 + (index >> 8)}.${index & 255}`
const zoneNames = Array.from({ length: ZONES }, (_, i) => `z${i}.bench.test`)

function has(tool: string): boolean {
  return (process.env['PATH'] ?? '')
    .split(':')
    .concat('/usr/sbin')
    .some((dir) => existsSync(path.join(dir, tool)))
}

function writeInputs(): { names: string[]; catalogue: string; specs: string[] } {
  const specs = zoneNames.map((zone, z) => {
    const listed = Array.from(
      { length: 40 },
      (_, i) => `${octets((i * 97 + z * 13) % ADDRESSES)} :127.0.0.2:Listed $`,
    )
    writeFileSync(path.join(folder, zone), `127.0.0.2\n${listed.join('\n')}\n`)
    return `${zone}:ip4set:${zone}`
  })
  const names = zoneNames.flatMap((zone) =>
    Array.from({ length: ADDRESSES }, (_, i) => `${octets(i).split('.').toReversed().join('.')}.${zone}`),
  )
  const lists = zoneNames.map(
    (zone, i) => `  - { id: z${i}, zone: ${zone}, rate: 100000, servers: ["${SERVER}:53"] }`,
  )
  const catalogue = path.join(folder, 'lists.yaml')
  writeFileSync(catalogue, `operator: { id: bench, name: Bench }\nlists:\n${lists.join('\n')}\n`)
  return { names, catalogue, specs }
}

function median(costs: readonly Cost[]): Cost {
  return costs.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(costs.length / 2)] as Cost
}

function row(name: string, cost: Cost, checks: number, wrong: number): string {
  const rate = Math.round(checks / cost.seconds).toLocaleString('en')
  const cpu = ((cost.cpuSeconds * 100_000) / checks).toFixed(2)
  const memory = cost.peakMiB === null ? '?' : cost.peakMiB.toFixed(0)
  return [
    name.padEnd(12),
    rate.padStart(12),
    cost.seconds.toFixed(2).padStart(9),
    cpu.padStart(16),
    memory.padStart(10),
    String(wrong).padStart(7),
  ].join('')
}

async function benchBlockvet(catalogue: string, round: number): Promise<{ cost: Cost; wrong: number }> {
  const output = path.join(folder, 'blockvet.json')
  const db = path.join(folder, `bench-${round}.db`)
  const cli = path.join(root, 'out/main/cli.js')
  const words = [process.execPath, cli, 'scan', BLOCK, '--allow-special', '--catalog', catalogue, '--db', db]
  const cost = await measureProcess([...words, '--rate', '1000000', '--json', '-', '--quiet'], {
    stdout: output,
  })
  const { totals } = JSON.parse(readFileSync(output, 'utf8')) as {
    totals: { listed: number; unknown: number }
  }
  return { cost, wrong: Math.abs(totals.listed - ZONES * 40) + totals.unknown }
}

async function benchAdnshost(names: readonly string[]): Promise<{ cost: Cost; wrong: number }> {
  const output = path.join(folder, 'adnshost.out')
  const words = ['adnshost', '-f', '-a', '-ta', '--config', `nameserver ${SERVER}`]
  // Given all names at once it sends them all at once, and most answers are lost; fed like this it loses none.
  const feed = { lines: names, window: WINDOW, answer: /^\d+ \d+ \w+ /gm }
  const cost = await measureProcess(words, { feed, stdout: output })
  const lines = readFileSync(output, 'utf8').split('\n')
  const listed = lines.filter((line) => /^\d+ \d+ ok /.test(line)).length
  const clear = lines.filter((line) => line.includes(' nxdomain ')).length
  return { cost, wrong: Math.abs(listed - ZONES * 40) + Math.abs(ZONES * (ADDRESSES - 40) - clear) }
}

async function main(): Promise<void> {
  for (const tool of ['rbldnsd', 'adnshost', 'bash']) {
    if (!has(tool))
      throw new Error(`The benchmark needs ${tool}; install it (Debian: apt-get install rbldnsd adns-tools).`)
  }
  if (process.getuid?.() !== 0)
    throw new Error('The benchmark must run as root: adnshost can ask port 53 only.')
  const { names, catalogue, specs } = writeInputs()
  const server = spawn('rbldnsd', ['-n', '-w', folder, '-b', `${SERVER}/53`, '-u', 'nobody', ...specs], {
    stdio: 'ignore',
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
  })
  await sleep(1500)
  const blockvet: { cost: Cost; wrong: number }[] = []
  const adnshost: { cost: Cost; wrong: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    blockvet.push(await benchBlockvet(catalogue, round))
    adnshost.push(await benchAdnshost(names))
  }
  server.kill()
  const checks = ZONES * ADDRESSES
  const ours = median(blockvet.map(({ cost }) => cost))
  const theirs = median(adnshost.map(({ cost }) => cost))
  console.log(
    `${BLOCK} on ${ZONES} lists: ${checks.toLocaleString('en')} checks, median of ${ROUNDS} rounds\n`,
  )
  console.log(
    `${'program'.padEnd(12)}${'checks/s'.padStart(12)}${'seconds'.padStart(9)}${'CPU s / 100,000'.padStart(16)}${'peak MiB'.padStart(10)}${'wrong'.padStart(7)}`,
  )
  console.log(row('blockvet', ours, checks, Math.max(...blockvet.map(({ wrong }) => wrong))))
  console.log(row('adnshost', theirs, checks, Math.max(...adnshost.map(({ wrong }) => wrong))))
  console.log(
    `\nBlockvet runs at ${(theirs.seconds / ours.seconds).toFixed(2)} of adnshost's rate, start-up, probes, judgement and storage included.`,
  )
}

try {
  await main()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
