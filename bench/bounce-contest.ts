// Reads a generated log of 1 GB with `blockvet bounces` beside `grep -F -f` for the same zones and words, and `wc -l`.
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { benchFolder, cli, has } from './bench-folder.ts'
import { type Cost, measureProcess } from './measure-process.ts'

/** Every so many mails one is refused; busy senders see one or two in a hundred. */
const REFUSED_EVERY = 60
const zones = ['zen.spamhaus.org', 'bl.spamcop.net', 'b.barracudacentral.org', 'psbl.surriel.com']

/** Runs the contest on a log of `megabytes`; its file goes with the process. */
export async function contestOnBounces(megabytes: number): Promise<void> {
  for (const tool of ['bash', 'grep', 'wc']) {
    if (!has(tool)) throw new Error(`The benchmark of bounces needs ${tool}.`)
  }
  const folder = benchFolder()
  const log = path.join(folder, 'mail.log')
  const refused = writeLog(log, megabytes * 1e6)
  const words = path.join(folder, 'words')
  writeFileSync(words, `${zones.join('\n')}\nstatus=bounced\nstatus=deferred\n`)
  const result = path.join(folder, 'result.json')
  const size = statSync(log).size / 1e6
  spawnSync('cat', [log], { stdio: 'ignore' })
  const rows: [string, Cost][] = []
  const run = async (name: string, program: readonly string[]): Promise<void> => {
    rows.push([name, await measureProcess(program, { stdout: path.join(folder, 'out') })])
  }
  await run('wc -l', ['wc', '-l', log])
  await run('grep -c -F -f', ['grep', '-c', '-F', '-f', words, log])
  const ours = [process.execPath, cli, 'bounces', log, '--no-progress', '--db', path.join(folder, 'bench.db')]
  await run('blockvet bounces (kept)', ours)
  await run('blockvet bounces --json', [...ours, '--no-keep', '--json', result])
  process.stdout.write(`\n${Math.round(size)} MB, ${refused.toLocaleString('en')} refusals\n`)
  for (const [name, { seconds, cpuSeconds, peakMiB, status }] of rows) {
    const rate = Math.round(size / cpuSeconds)
    process.stdout.write(
      `${name.padEnd(26)} ${seconds.toFixed(1).padStart(6)} s  ${cpuSeconds.toFixed(1).padStart(6)} s CPU  ${String(rate).padStart(5)} MB/s of CPU  ${String(peakMiB ?? '?').padStart(6)} MiB${status === 0 ? '' : `  exit ${status}`}\n`,
    )
  }
  const { events } = JSON.parse(readFileSync(result, 'utf8')) as { events: { blocked: boolean }[] }
  const blocked = events.filter((event) => event.blocked).length
  process.stdout.write(
    `found ${events.length.toLocaleString('en')} refusals, ${blocked.toLocaleString('en')} blocks${events.length === refused ? '' : ': NOT ALL'}\n`,
  )
}

/** Postfix's lines for one mail after another: queue, connection, delivery, removal; some refused. */
function writeLog(file: string, bytes: number): number {
  const out = openSync(file, 'w')
  let written = 0
  let refused = 0
  let text = ''
  for (let i = 0; written < bytes; i++) {
    const at = `Nov ${String(1 + (Math.floor(i / 400_000) % 28)).padStart(2)} ${pad(i / 3600)}:${pad(i / 60)}:${pad(i)}`
    const id = `4Rj${(i * 2_654_435_761).toString(36).slice(-9)}`
    const head = `${at} out1 postfix/`
    const relay = `to=<user${i}@example.net>, relay=mx${i % 9}.example.net[198.51.100.${i % 250}]:25, delay=1.2, delays=0.1/0/0.8/0.3`
    text += `${head}qmgr[1${i % 97}]: ${id}: from=<news@example.com>, size=${1000 + (i % 9000)}, nrcpt=1 (queue active)\n`
    if (i % REFUSED_EVERY === 0) {
      refused++
      const zone = zones[refused % zones.length] ?? ''
      const address = `192.0.2.${refused % 32}`
      text += `${head}smtp[4412]: ${id}: ${relay}, dsn=5.7.1, status=bounced (host mx${i % 9}.example.net[198.51.100.${i % 250}] said: 554 5.7.1 Service unavailable; Client host [${address}] blocked using ${zone}; https://list.example.org/?ip=${address} (in reply to RCPT TO command))\n`
    } else
      text += `${head}smtp[4412]: ${id}: ${relay}, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as ${id})\n`
    text += `${head}qmgr[1${i % 97}]: ${id}: removed\n`
    if (text.length > 1e6) {
      written += writeSync(out, text)
      text = ''
    }
  }
  closeSync(out)
  return refused - (text.match(/status=bounced/g)?.length ?? 0)
}

const pad = (value: number): string => String(Math.floor(value) % 24).padStart(2, '0')
