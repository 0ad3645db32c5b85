import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { comparePeers, type Peer, peerTable } from '../bench/compare-peers.ts'
import { catalogueJsonSchema } from '../src/main/engine/catalogue/catalogue-json-schema.ts'
import { loadCatalogue } from '../src/main/engine/catalogue/load-catalogue.ts'
import { listsByState } from './lists-by-state.ts'

/** A file that is written from the catalogue, in whole or between two marks. */
export interface Page {
  readonly path: string
  /** The text as it should be. */
  readonly text: string
}

const root = path.join(import.meta.dirname, '..')
const FOLDER = 'resources/catalogue'
const FIRST_LINE = '# yaml-language-server: $schema=../catalogue.schema.json\n'
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8')

/** Every page that is made from the catalogue or its schema. Throws what is wrong with the catalogue. */
export function cataloguePages(): readonly Page[] {
  const loaded = loadCatalogue({ paths: [path.join(root, FOLDER)], custom: false })
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'))
  const peers = JSON.parse(read('bench/peer-lists.json')) as readonly Peer[]
  const counts = comparePeers(peers, loaded.catalogue.lists)
  return [
    { path: 'resources/catalogue.schema.json', text: `${JSON.stringify(catalogueJsonSchema(), null, 2)}\n` },
    filled('README.md', 'lists by state', listsByState(loaded.catalogue)),
    filled('bench/README.md', 'peers', peerTable(counts)),
    ...readdirSync(path.join(root, FOLDER))
      .filter((name) => name.endsWith('.yaml'))
      .map(begun),
  ]
}

/** A catalogue file, which names its schema in its first line. */
function begun(name: string): Page {
  const file = `${FOLDER}/${name}`
  const text = read(file)
  return { path: file, text: text.startsWith(FIRST_LINE) ? text : `${FIRST_LINE}${text}` }
}

/** A page with what stands between its marks `<!-- name -->` and `<!-- /name -->` replaced. */
function filled(name: string, mark: string, content: string): Page {
  const text = read(name)
  const [before, rest] = text.split(`<!-- ${mark} -->\n`)
  const after = rest?.split(`<!-- /${mark} -->`)[1]
  if (before === undefined || after === undefined)
    throw new Error(`${name} has no marks <!-- ${mark} --> and <!-- /${mark} -->.`)
  return { path: name, text: `${before}<!-- ${mark} -->\n${content}\n<!-- /${mark} -->${after}` }
}
