import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { become, findNode, root } from './right-node.mjs'

const say = (text) => process.stderr.write(`${text}\n`)
const folder = path.join(root, 'node_modules', 'electron')
/** A slow line needs minutes for the 110 MB; one that is dead fails within seconds. */
const FETCH_TIMEOUT_MS = 10 * 60_000

/** A binary without its libraries or its display ends in this time. */
const FAILS_WITHIN_MS = 4000
const INSTEAD = 'Serving the same window to a browser instead.'

/** Opens the desktop window and stays until it is closed. False, with the reason said, where that cannot be. */
export async function startWindow() {
  const reason = whyNoWindow()
  if (reason !== null) {
    say(`${reason} ${INSTEAD}`)
    return false
  }
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (asRoot) say('Running as root: Chromium allows no sandbox then, so the window opens without one.')
  const startedAt = performance.now()
  await become(electronBinary(), [...(asRoot ? ['--no-sandbox'] : []), root], env)
  if (process.exitCode === 0 || performance.now() - startedAt > FAILS_WITHIN_MS) return true
  say(`Electron cannot run here (it ended with status ${process.exitCode}). ${INSTEAD}`)
  process.exitCode = 0
  return false
}

function whyNoWindow() {
  const { env, platform } = process
  const hasDisplay = platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
  if (!hasDisplay) return 'There is no display for the desktop window.'
  if (electronBinary() !== null) return null
  if (env.CI || env.npm_config_offline === 'true') return 'Electron is not installed.'
  const failure = fetchElectron()
  return failure === null ? null : `Electron is not installed and could not be fetched (${failure}).`
}

/** Path of the Electron binary, or null. Never loads the package `electron`, which would fetch it unasked. */
function electronBinary() {
  if (process.env.ELECTRON_EXEC_PATH) return process.env.ELECTRON_EXEC_PATH
  const pointer = path.join(folder, 'path.txt')
  if (!existsSync(pointer)) return null
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist')
  const binary = path.join(dist, readFileSync(pointer, 'utf8'))
  return existsSync(binary) ? binary : null
}

/** Tries once to fetch Electron; null when it is there now, else why not. */
function fetchElectron() {
  say('Fetching Electron once (about 110 MB).')
  const { status, stderr, error } = spawnSync(findNode(), [path.join(folder, 'install.js')], {
    encoding: 'utf8',
    timeout: FETCH_TIMEOUT_MS,
    stdio: ['ignore', 2, 'pipe'],
  })
  if (status === 0 && electronBinary() !== null) return null
  if (error) return error.code === 'ETIMEDOUT' ? 'it took too long' : error.message
  const lines = stderr.split('\n').map((line) => line.trim())
  return lines.find((line) => /error|failed/i.test(line))?.slice(0, 160) ?? 'no reason was given'
}
