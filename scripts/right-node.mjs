// Blockvet needs a newer Node.js than many systems have; where npm offers one for the platform, it is a package.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'

/** The checkout. */
export const root = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..')

const LEAST = [22, 12]

/** True when this version of Node.js can build and run Blockvet. */
export function isRightNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])
}

/** Path of a Node.js that can run Blockvet: the one npm installed, else this one. Throws when neither can. */
export function findNode() {
  const { platform, arch } = process
  const name = platform === 'win32' ? ['win', 'node.exe'] : [platform, path.join('bin', 'node')]
  const installed = path.join(root, 'node_modules', `node-${name[0]}-${arch}`, name[1])
  if (existsSync(installed)) return installed
  if (isRightNode()) return process.execPath
  throw new Error(
    `Node.js ${process.versions.node} is too old and npm has no newer one for ${platform}-${arch}; install Node.js ${LEAST.join('.')} or newer.`,
  )
}

/** Environment in which the project's own programs and Node.js come first. */
export function projectEnvironment() {
  const bin = path.join(root, 'node_modules', '.bin')
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` }
}

/** Runs a program in place of this process: its terminal, its signals, its exit status. */
export async function become(program, words, env = process.env) {
  const child = spawn(program, words, { stdio: 'inherit', env })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const pass = (signal) => child.kill(signal)
  for (const signal of signals) process.on(signal, pass)
  const [status, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (...end) => resolve(end))
  })
  process.exitCode = status ?? 128 + (constants.signals[signal] ?? 0)
}
