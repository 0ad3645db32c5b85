import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'

/** What one run of a program cost. */
export interface Cost {
  readonly seconds: number
  /** User and system time of the program and its children, seconds. */
  readonly cpuSeconds: number
  /** Highest resident memory of the program itself, MiB; null where the system does not tell. */
  readonly peakMiB: number | null
  readonly status: number | null
}

/** Lines given to a program's standard input, never more of them unanswered than it can carry. */
export interface Feed {
  readonly lines: readonly string[]
  /** Lines that may be without answer at a time. */
  readonly window: number
  /** Finds each answer in the output; global. */
  readonly answer: RegExp
}

const POLL_MS = 20

/** Runs a program to its end under a shell that reports its CPU time, and watches its resident memory. */
export async function measureProcess(
  words: readonly string[],
  files: { readonly feed?: Feed; readonly stdout: string },
): Promise<Cost> {
  const script = '"$@" <&0 & echo pid $! >&3; wait $!; status=$?; times >&3; exit $status'
  const startedMs = performance.now()
  const child = spawn('bash', ['-c', script, 'bench', ...words], { stdio: ['pipe', 'pipe', 'pipe', 'pipe'] })
  const output = createWriteStream(files.stdout)
  child.stdout.pipe(output)
  child.stderr.resume()
  feedLines(child, files.feed ?? { lines: [], window: 1, answer: /$^/g })
  let told = ''
  let peakKiB = 0
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    told += String(chunk)
  })
  const poll = setInterval(() => {
    peakKiB = Math.max(peakKiB, residentPeakKiB(/pid (\d+)/.exec(told)?.[1]))
  }, POLL_MS)
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  clearInterval(poll)
  if (!output.writableFinished) await once(output, 'finish')
  const seconds = (performance.now() - startedMs) / 1000
  const peakMiB = peakKiB === 0 ? null : Math.round(peakKiB / 102.4) / 10
  return { seconds, cpuSeconds: childrenCpuSeconds(told), peakMiB, status }
}

function feedLines(child: ChildProcessWithoutNullStreams, { lines, window, answer }: Feed): void {
  let given = 0
  let answered = 0
  const give = (): void => {
    const next = lines.slice(given, answered + window)
    given += next.length
    if (next.length > 0) child.stdin.write(`${next.join('\n')}\n`)
    if (given === lines.length && !child.stdin.writableEnded) child.stdin.end()
  }
  let rest = ''
  child.stdout.on('data', (chunk: Buffer) => {
    const text = rest + String(chunk)
    const end = text.lastIndexOf('\n') + 1
    rest = text.slice(end)
    answered += text.slice(0, end).match(answer)?.length ?? 0
    give()
  })
  give()
}

/** Last line of bash's `times`: user and system time of the children, like 0m1.234s 0m0.567s. */
function childrenCpuSeconds(told: string): number {
  const last = told.trim().split('\n').at(-1) ?? ''
  return [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, part) => sum + Number(part[1]) * 60 + Number(part[2]),
    0,
  )
}

/** Clock ticks per second of /proc, the same on every Linux. */
const TICKS_PER_SECOND = 100

/** User and system time of a running program so far, seconds; 0 where the system does not tell. */
export function cpuSecondsSoFar(pid: number | undefined): number {
  if (!pid) return 0
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? ''
  const fields = afterName.split(' ').map(Number)
  return ((fields[11] ?? 0) + (fields[12] ?? 0)) / TICKS_PER_SECOND
}

function residentPeakKiB(pid: string | undefined): number {
  if (!pid) return 0
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
