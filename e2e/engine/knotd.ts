import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freeUdpPort } from './free-udp-port.ts'

/** A running Knot DNS. */
export interface Knotd {
  readonly port: number
  stop(): Promise<void>
}

/** One zone: its name and the lines of its zone file below SOA and NS. */
export interface Zone {
  readonly name: string
  readonly lines: readonly string[]
  readonly signed?: boolean
}

/** True when Knot DNS and dig are on this machine. */
export function hasKnotd(): boolean {
  try {
    execFileSync('sh', ['-c', '(command -v knotd || test -x /usr/sbin/knotd) && command -v dig'], {
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}

/** Starts Knot DNS with these zones on a free loopback port and waits until it answers. */
export async function startKnotd(zones: readonly Zone[]): Promise<Knotd> {
  const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-knot-'))
  chmodSync(folder, 0o755)
  mkdirSync(path.join(folder, 'run'))
  const port = await freeUdpPort()
  const files = zones.map(({ name, lines, signed }, i) => {
    const file = path.join(folder, `${i}.zone`)
    const head = [
      `$ORIGIN ${name}.`,
      '$TTL 300',
      '@ SOA ns.example.test. hostmaster.example.test. 1 3600 600 86400 300',
      '@ NS ns.example.test.',
    ]
    writeFileSync(file, `${[...head, ...lines].join('\n')}\n`)
    return `  - domain: ${name}\n    file: ${file}\n    dnssec-signing: ${signed ? 'on' : 'off'}\n`
  })
  const config = `server:
    rundir: ${folder}/run
    listen: 127.0.0.1@${port}
database:
    storage: ${folder}/run
log:
  - target: stderr
    any: error
zone:
${files.join('')}`
  writeFileSync(path.join(folder, 'knot.conf'), config)
  const child = spawn('knotd', ['-c', path.join(folder, 'knot.conf')], {
    stdio: 'ignore',
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
  })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  const name = zones[0]?.name ?? ''
  for (let attempt = 0; !answers(port, name); attempt++) {
    if (attempt > 30 || child.exitCode !== null) throw new Error('knotd did not start.')
    await sleep(200)
  }
  return {
    port,
    async stop() {
      child.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function answers(port: number, name: string): boolean {
  try {
    const words = ['+short', '+tries=1', '+time=1', '@127.0.0.1', '-p', String(port), name, 'SOA']
    return execFileSync('dig', words, { encoding: 'utf8' }).trim() !== ''
  } catch {
    return false
  }
}
