// npm run bench, fuzz, seeds: makes the checkout ready, then runs a program under the project's own Node.js.
import path from 'node:path'
import { makeReady } from './make-ready.mjs'
import { become, findNode, projectEnvironment, root } from './right-node.mjs'

const [program, ...words] = process.argv.slice(2)
try {
  await makeReady()
  await become(findNode(), [path.join(root, program), ...words], projectEnvironment())
} catch (error) {
  process.stderr.write(`${program}: ${error.message}\n`)
  process.exitCode = 1
}
