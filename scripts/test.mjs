// npm test: everything from types to the browser. Installs and builds what is missing, adds up the runners' own
// reports, and says the sum in its last line.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ensureTools } from './ensure-tools.mjs'
import { makeReady } from './make-ready.mjs'
import { findNode, projectEnvironment, root } from './right-node.mjs'
import { judgeRun, readPlaywright, readVitest } from './sum-reports.mjs'

const reports = path.join(root, 'node_modules', '.cache', 'reports')
const modules = path.join(root, 'node_modules')
const checks = [
  { name: 'types', program: 'typescript/bin/tsc', words: ['-b'] },
  { name: 'lint', program: 'oxlint/bin/oxlint', words: ['--deny-warnings'] },
  { name: 'format', program: '@biomejs/biome/bin/biome', words: ['ci', '.'] },
  { name: 'unused code', program: 'knip/bin/knip.js', words: [] },
  { name: 'layers', script: 'check-layers.mjs' },
  { name: 'known weaknesses', script: 'audit-dependencies.mjs' },
  { name: 'catalogue', script: 'tend-catalogue.ts', words: ['lint'] },
]

function run(words) {
  return spawnSync(findNode(), words, { cwd: root, stdio: 'inherit', env: projectEnvironment() }).status
}

function check({ name, program, script, words = [] }) {
  console.log(`\n== ${name}`)
  const file = program ? path.join(modules, program) : path.join(root, 'scripts', script)
  if (run([file, ...words]) === 0) return { passed: 0, failed: 0, skipped: 0, titles: [], flaky: [] }
  console.log(`${name}: FAILED`)
  return { passed: 0, failed: 1, skipped: 0, titles: [], flaky: [] }
}

function test(name, report, words, read) {
  console.log(`\n== ${name}`)
  const file = path.join(reports, report)
  rmSync(file, { force: true })
  const status = run(words)
  let found = null
  try {
    found = read(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    console.log(`${name}: FAILED, it left no report that can be read (${error.message}).`)
  }
  const result = judgeRun(status, found)
  console.log(`${name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`)
  return result
}

function name(what, titles) {
  if (titles.length > 0)
    console.log(`\n${what} ${titles.length}\n${titles.map((title) => `  ${title}`).join('\n')}`)
}

async function testAll() {
  await makeReady({ build: false })
  const absent = ensureTools()
  await makeReady()
  mkdirSync(reports, { recursive: true })
  const unit = path.join(reports, 'unit.json')
  const results = [
    ...checks.map(check),
    test(
      'unit tests',
      'unit.json',
      [
        path.join(modules, 'vitest/vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${unit}`,
      ],
      readVitest,
    ),
    test(
      'end-to-end tests',
      'e2e.json',
      [path.join(modules, '@playwright/test/cli.js'), 'test'],
      readPlaywright,
    ),
  ]
  for (const tool of absent) console.log(`\nMISSING: ${tool}. The tests that need it did not run.`)
  name(
    'SKIPPED',
    results.flatMap((result) => result.titles),
  )
  name(
    'FLAKY, passed at the second try only, to be mended:',
    results.flatMap((result) => result.flaky),
  )
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0)
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`)
  return total('failed') === 0 && total('passed') > 0
}

try {
  process.exitCode = (await testAll()) ? 0 : 1
} catch (error) {
  console.log(`${error.message}\n\n0 passed, 1 failed`)
  process.exitCode = 1
}
