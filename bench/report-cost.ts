// What reports cost: a /24 and a /16 are scanned from files on disk, then written in every format by the command line.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { benchFolder, cli } from './bench-folder.ts'
import { measureProcess } from './measure-process.ts'

const formats = ['pdf', 'html', 'xlsx', 'csv', 'json', 'bundle'] as const
/** Share of addresses that each list lists. */
const shares = [0.13, 0.08, 0.05, 0.03, 0.01, 0.003] as const

/** Prints seconds, CPU time and peak memory of every format, the start of the program included. */
export async function measureReports(): Promise<void> {
  for (const block of ['198.18.7.0/24', '198.18.0.0/16']) {
    const folder = benchFolder()
    const at = (name: string): string => path.join(folder, name)
    const lists = shares.map((share, i) => {
      writeFileSync(at(`l${i}.zone`), zoneOf(share, i))
      return `  - { id: l${i}, zone: l${i}.world.test, zoneFiles: [{ type: ip4set, path: l${i}.zone }] }`
    })
    writeFileSync(at('lists.yaml'), `operator: { id: world, name: World }\nlists:\n${lists.join('\n')}\n`)
    const database = ['--db', at('bench.db')]
    const scan = [
      'scan',
      block,
      '--allow-special',
      '--catalog',
      at('lists.yaml'),
      '--preset',
      'all',
      ...database,
    ]
    await measureProcess([process.execPath, cli, ...scan, '--json', '-', '--quiet'], { stdout: at('result') })
    const { scanId, totals } = JSON.parse(readFileSync(at('result'), 'utf8')) as {
      readonly scanId: string
      readonly totals: { readonly checks: number; readonly listed: number }
    }
    console.log(
      `\nReports of ${block}: ${totals.checks.toLocaleString('en')} checks, ${totals.listed.toLocaleString('en')} listings`,
    )
    for (const format of formats) {
      const words = ['report', scanId, `--${format}`, at(`report.${format}`), ...database]
      const cost = await measureProcess([process.execPath, cli, ...words], { stdout: at('out') })
      console.log(
        `${format.padEnd(8)} ${cost.seconds.toFixed(2).padStart(6)} s  ${cost.cpuSeconds.toFixed(2).padStart(6)} s CPU  ${String(Math.round(cost.peakMiB ?? 0)).padStart(4)} MiB`,
      )
    }
  }
}

/** Scattered addresses of 198.18.0.0/16, the same on every run. */
function zoneOf(share: number, seed: number): string {
  let state = seed + 1
  const lines = [':127.0.0.2:Listed, see https://bl.example/?ip=$', '127.0.0.2']
  for (let address = 0; address < 65_536; address++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    if (state / 4_294_967_296 < share) lines.push(`198.18.${address >> 8}.${address & 255}`)
  }
  return `${lines.join('\n')}\n`
}
