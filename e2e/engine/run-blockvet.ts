import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

const root = path.join(import.meta.dirname, '../..')
const cli = path.join(root, 'out/main/cli.js')

/** What a run of the command line left behind. */
export interface Finished {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts the built command line; the caller may signal the child. An input of null leaves its standard input open. */
export function startBlockvet(
  words: readonly string[],
  input: string | null = '',
  env: Readonly<Record<string, string>> = {},
): { child: ChildProcess; done: Promise<Finished> } {
  const child = spawn(process.execPath, [cli, ...words], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk
  })
  if (input !== null) child.stdin.end(input)
  const done = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, stdout, stderr }))
  })
  return { child, done }
}

/** Runs the built command line to its end. */
export const runBlockvet = (words: readonly string[], input = ''): Promise<Finished> =>
  startBlockvet(words, input).done
