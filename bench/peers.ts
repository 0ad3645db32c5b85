// npm run bench:peers. Which zones other programs ask as shipped, held against the catalogue; sends nothing.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { loadCatalogue } from '../src/main/engine/catalogue/load-catalogue.ts'
import { comparePeers, type Peer, peerTable } from './compare-peers.ts'

const folder = path.join(import.meta.dirname, '../resources/catalogue')
const loaded = loadCatalogue({ paths: [folder], custom: false })
if (!loaded.ok) throw new Error(loaded.problems.join('\n'))
const peers = JSON.parse(readFileSync(path.join(import.meta.dirname, 'peer-lists.json'), 'utf8')) as Peer[]
const counts = comparePeers(peers, loaded.catalogue.lists)
console.log(peerTable(counts))
for (const { peer, dead, unknown } of counts) {
  if (dead.length > 0) console.log(`\n${peer.name} still asks the dead: ${dead.join(', ')}`)
  if (unknown.length > 0)
    console.log(`\n${peer.name} asks what Blockvet does not know: ${unknown.join(', ')}`)
}
