// npm run bench: makes the checkout ready, then runs the benchmark under the project's own Node.js.
import path from 'node:path'
import { makeReady } from './make-ready.mjs'
import { become, findNode, projectEnvironment, root } from './right-node.mjs'

try {
  await makeReady()
  await become(
    findNode(),
    [path.join(root, 'bench', 'run.ts'), ...process.argv.slice(2)],
    projectEnvironment(),
  )
} catch (error) {
  process.stderr.write(`bench: ${error.message}\n`)
  process.exitCode = 1
}
