const LEAST = [22, 12] as const

/**
 * True when this Node.js can run Blockvet. Otherwise says so in one sentence and sets the exit status: the
 * database driver would end an older one with a native crash.
 */
export function requireNode(version: string = process.versions.node): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return true
  const least = LEAST.join('.')
  process.stderr.write(
    `blockvet: Node.js ${version} is too old, ${least} is needed; from a checkout, "npm run -s blockvet --" brings its own.\n`,
  )
  process.exitCode = 1
  return false
}
