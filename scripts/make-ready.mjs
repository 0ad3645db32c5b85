// Installs and builds what is missing or out of date. Says what it does on standard error only: standard output
// belongs to the command that is about to run.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { hashSources } from './hash-sources.mjs'
import { holdLock } from './hold-lock.mjs'
import { isInstalled } from './is-installed.mjs'
import { findNode, projectEnvironment, root } from './right-node.mjs'

const say = (text) => process.stderr.write(`${text}\n`)
const stamp = path.join(root, 'out', 'built-from')
const outputs = [
  'catalogue.json',
  'main/cli.js',
  'main/desktop.js',
  'preload/index.cjs',
  'renderer/index.html',
]

/** Makes the checkout ready to run; with `build: false` only its packages. Throws an Error of one sentence. */
export async function makeReady({ build = true } = {}) {
  const ready = () => hasPackages() && (!build || hasBuild())
  if (ready()) return
  const lock = path.join(root, 'out', 'preparing')
  const prepare = () => {
    if (!hasPackages()) install()
    if (build && !hasBuild()) buildAll()
  }
  await holdLock(lock, prepare, () => say('Another command is preparing this checkout; waiting for it.'))
}

function hasPackages() {
  const installed = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const read = (file) => JSON.parse(readFileSync(file, 'utf8'))
  return isInstalled(read(path.join(root, 'package-lock.json')), read(installed))
}

function hasBuild() {
  const complete = outputs.every((file) => existsSync(path.join(root, 'out', file)))
  return complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashSources(root)
}

function install() {
  say('Installing packages; this takes a minute or two and happens once.')
  const words = ['ci', '--include=dev', '--include=optional', '--loglevel=error']
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  const [program, ...first] = npm ? [node ?? process.execPath, npm] : ['npm']
  const shell = !npm && process.platform === 'win32'
  const { status } = spawnSync(program, [...first, ...words], { cwd: root, stdio: ['ignore', 2, 2], shell })
  if (status !== 0) throw new Error('The packages could not be installed (npm ci failed, see above).')
}

function buildAll() {
  say('Building Blockvet.')
  const before = hashSources(root)
  const program = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const options = { cwd: root, env: projectEnvironment(), encoding: 'utf8', maxBuffer: 1 << 26 }
  const { status, stdout, stderr } = spawnSync(findNode(), [program, 'build'], options)
  if (status !== 0) {
    say(`${stdout}${stderr}`)
    throw new Error('Blockvet could not be built (see above).')
  }
  writeFileSync(stamp, before)
}
