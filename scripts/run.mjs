// npm start, npm run demo, npm run blockvet: makes the checkout ready, then runs the command line as it was built.
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { makeReady } from './make-ready.mjs'
import { become, findNode, isRightNode, root } from './right-node.mjs'
import { startWindow } from './start-window.mjs'
import { watchSignals } from './watch-signals.mjs'

const words = process.argv.slice(2)

async function run() {
  await makeReady()
  if (!isRightNode()) {
    await become(findNode(), [fileURLToPath(import.meta.url), ...words])
    return
  }
  const [verb, ...rest] = words
  if (verb !== undefined && verb !== 'start') await runCommandLine(words)
  else if (!(await startWindow())) await runCommandLine(['serve', '--open', ...rest])
}

async function runCommandLine(commandWords) {
  watchSignals()
  const cli = path.join(root, 'out', 'main', 'cli.js')
  process.argv = [process.execPath, cli, ...commandWords]
  await import(pathToFileURL(cli).href)
}

run().catch((error) => {
  process.stderr.write(`blockvet: ${error.message}\n`)
  process.exitCode = 1
})
