import { spawn } from 'node:child_process'
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

const POLL_MS = 20

/** Runs a program to its end under a shell that reports its CPU time, and watches its resident memory. */
export async function measureProcess(
  words: readonly string[],
  files: { readonly stdin?: string; readonly stdout: string; readonly env?: NodeJS.ProcessEnv },
): Promise<Cost> {
  const script = `"$@" ${files.stdin ? '< "$BENCH_STDIN"' : '< /dev/null'} & echo pid $! >&3; wait $!; status=$?; times >&3; exit $status`
  const startedMs = performance.now()
  const child = spawn('bash', ['-c', script, 'bench', ...words], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...files.env, ...(files.stdin ? { BENCH_STDIN: files.stdin } : {}) },
  })
  child.stdout?.pipe(createWriteStream(files.stdout))
  child.stderr?.resume()
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
  const seconds = (performance.now() - startedMs) / 1000
  const peakMiB = peakKiB === 0 ? null : Math.round(peakKiB / 102.4) / 10
  return { seconds, cpuSeconds: childrenCpuSeconds(told), peakMiB, status }
}

/** Last line of bash's `times`: user and system time of the children, like 0m1.234s 0m0.567s. */
function childrenCpuSeconds(told: string): number {
  const last = told.trim().split('\n').at(-1) ?? ''
  return [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, part) => sum + Number(part[1]) * 60 + Number(part[2]),
    0,
  )
}

function residentPeakKiB(pid: string | undefined): number {
  if (!pid) return 0
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
