// Runs dependency-cruiser and fails when it looked at nothing, which it does silently when its parser is missing.
import { spawnSync } from 'node:child_process'

const run = spawnSync('depcruise', ['src', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'], {
  encoding: 'utf8',
  maxBuffer: 1 << 28,
  shell: process.platform === 'win32',
})
if (!run.stdout) {
  console.error(run.stderr || String(run.error))
  process.exit(1)
}
const { summary } = JSON.parse(run.stdout)
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} -> ${to}`)
if (summary.totalCruised === 0) {
  console.error('dependency-cruiser saw no module: its parser is missing.')
  process.exit(1)
}
console.log(`layers: ${summary.totalCruised} modules, ${summary.violations.length} violations`)
process.exit(summary.violations.length === 0 ? 0 : 1)
