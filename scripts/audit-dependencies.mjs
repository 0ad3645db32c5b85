// Asks the registry for known weaknesses. Fails for a grave one in what is shipped: the dependencies, and the packages
// that the build takes in. Where the registry does not answer, it says so in one line and fails nothing, unless `--must`.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { judgeAudit, shippedPlaces } from './judge-audit.mjs'

const root = path.join(import.meta.dirname, '..')
const TIMEOUT_MS = 60_000

function importedPackages() {
  const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  const names = new Set()
  for (const file of files.filter((name) => /\.tsx?$/.test(name) && !/\.test(-support)?\./.test(name))) {
    const text = readFileSync(path.join(root, 'src', file), 'utf8')
    for (const [, name] of text.matchAll(/(?:from|import\(?)\s*'([^'.][^']*)'/g)) {
      if (!isBuiltin(name)) names.add(name.split('/', name.startsWith('@') ? 2 : 1).join('/'))
    }
  }
  return [...names]
}

function askRegistry() {
  const words = ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000']
  const options = { cwd: root, encoding: 'utf8', timeout: TIMEOUT_MS, maxBuffer: 1 << 28 }
  const { stdout } = spawnSync('npm', words, { ...options, shell: process.platform === 'win32' })
  try {
    return JSON.parse(stdout)
  } catch {
    return null
  }
}

const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
const names = [...Object.keys(packages[''].dependencies), ...importedPackages()]
const { kind, lines } = judgeAudit(askRegistry(), shippedPlaces(packages, names))
for (const line of lines) console.log(line)
const mustAnswer = process.argv.includes('--must')
process.exit(kind === 'failed' || (kind === 'unknown' && mustAnswer) ? 1 : 0)
