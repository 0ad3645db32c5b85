import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freeUdpPort } from './free-udp-port.ts'

/** One zone for rbldnsd: its data set type and the lines of its data file. */
export interface ZoneData {
  readonly zone: string
  readonly type: 'ip4set' | 'ip4trie' | 'ip6trie' | 'ip6tset'
  readonly lines: readonly string[]
}

/** A running rbldnsd. */
export interface Rbldnsd {
  readonly port: number
  /** Writes data files anew, as an operator does, and resolves when the server has read them. */
  edit(zones: readonly ZoneData[]): Promise<void>
  stop(): Promise<void>
}

/** True when this machine has the servers and tools that the real-server specs compare with. */
export function hasRbldnsd(): boolean {
  const has = (tool: string): boolean => {
    try {
      execFileSync('sh', ['-c', `command -v ${tool} || test -x /usr/sbin/${tool}`], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }
  return has('rbldnsd') && has('dig')
}

/** Starts a real rbldnsd on a free loopback port and waits until it answers. */
export async function startRbldnsd(zones: readonly ZoneData[]): Promise<Rbldnsd> {
  const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-rbldnsd-'))
  chmodSync(folder, 0o755)
  const write = ({ zone, type, lines }: ZoneData): string => {
    const file = `${zone}.${type}`
    writeFileSync(path.join(folder, file), `${lines.join('\n')}\n`, { mode: 0o644 })
    return `${zone}:${type}:${file}`
  }
  const specs = zones.map(write)
  const port = await freeUdpPort()
  const asRoot = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  const words = ['-n', '-w', folder, '-b', `127.0.0.1/${port}`, ...asRoot, ...specs]
  const child = spawn('rbldnsd', words, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
  })
  let told = ''
  child.stdout.on('data', (chunk) => {
    told += String(chunk)
  })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  const zone = zones[0]?.zone ?? ''
  for (let attempt = 0; dig(port, [[`1.0.0.127.${zone}`, 'A']])[0]?.status === undefined; attempt++) {
    if (attempt > 100 || child.exitCode !== null) throw new Error(`rbldnsd did not start: ${told}`)
    await sleep(100)
  }
  return {
    port,
    async edit(changed) {
      const before = told.length
      changed.map(write)
      child.kill('SIGHUP')
      for (let attempt = 0; !told.slice(before).includes('zones reloaded'); attempt++) {
        if (attempt > 200) throw new Error('rbldnsd did not read its zones again.')
        await sleep(50)
      }
    },
    async stop() {
      child.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** One answer as dig saw it. */
export interface DigAnswer {
  /** RCODE; undefined when no answer came. */
  readonly status: string | undefined
  readonly data: readonly string[]
}

/** Asks a loopback server with dig, all questions in one run; the oracle for the specs. */
export function dig(
  port: number,
  questions: readonly (readonly [name: string, type: string])[],
): DigAnswer[] {
  if (questions.length === 0) return []
  const words = [
    '+noall',
    '+comments',
    '+answer',
    '+tries=1',
    '+time=1',
    '+nordflag',
    '@127.0.0.1',
    '-p',
    String(port),
  ]
  const asked = questions.flatMap(([name, type]) => [name, type])
  let text: string
  try {
    text = execFileSync('dig', [...words, ...asked], { encoding: 'utf8', maxBuffer: 1 << 28 })
  } catch {
    return questions.map(() => ({ status: undefined, data: [] }))
  }
  return text
    .split(';; Got answer:')
    .slice(1)
    .map((part) => ({
      status: /status: ([A-Z]+)/.exec(part)?.[1],
      data: [...part.matchAll(/^\S+\s+\d+\s+IN\s+(?:A|TXT)\s+(.+)$/gm)].map((match) => match[1] as string),
    }))
}
