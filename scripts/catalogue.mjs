// npm run lint:catalogue: contradictions in resources/catalogue. npm run pages: the JSON Schema and the tables that are
// made from it. npm run bench:peers: the lists of other programs. All send nothing.
import path from 'node:path'
import { makeReady } from './make-ready.mjs'
import { become, findNode, projectEnvironment, root } from './right-node.mjs'

const [word] = process.argv.slice(2)
const program = word === 'peers' ? ['bench', 'peers.ts'] : ['scripts', 'tend-catalogue.ts']
try {
  await makeReady({ build: false })
  await become(findNode(), [path.join(root, ...program), word], projectEnvironment())
} catch (error) {
  process.stderr.write(`catalogue: ${error.message}\n`)
  process.exitCode = 1
}
