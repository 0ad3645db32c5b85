import type { Endpoint } from '../../shared/domain/dns-answer.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Catalogue } from '../../shared/domain/removal.ts'
import type { CatalogueFiles } from '../engine/catalogue/catalogue-files.ts'
import { loadCatalogue } from '../engine/catalogue/load-catalogue.ts'
import { startNameServer } from '../engine/dns/name-server.ts'
import { buildResponder } from '../engine/practice/build-responder.ts'
import { type PracticeRegistry, readPracticeRegistry } from '../engine/practice/practice-registry.ts'
import type { PracticeWorld } from '../engine/practice/practice-world.ts'
import { readPracticeWorld } from '../engine/practice/read-practice-world.ts'
import { splitDocuments } from '../engine/practice/split-documents.ts'

/** A practice network that is running. */
export interface PracticeNetwork {
  /** Its lists, of version `practice`. */
  readonly catalogue: Catalogue
  /** An offer mail that names the blocks. */
  readonly offer: string
  /** Lines of a mail log: whom the practice lists made refuse the practice blocks. */
  readonly replies: string
  /** The one resolver that knows its zones; on loopback. */
  readonly resolver: Endpoint
  /** Blocks to practise on, in canonical text. */
  readonly blocks: readonly string[]
  /** What its registry and routers know. */
  readonly registry: PracticeRegistry
  close(): Promise<void>
}

const WORLD = 'practice-world.yaml'
const CATALOGUE = 'practice-catalogue.yaml'
const OFFER = 'offer.txt'
const REPLIES = 'replies.txt'
const REGISTRY = 'practice-registry.yaml'

/**
 * Starts the practice network: invented lists on a resolver on loopback, nothing of it real. `readText` gives the
 * text of a demo file by its name. Throws `catalogue` when world and catalogue are not what they should be.
 */
export async function startPracticeNetwork(readText: (name: string) => string): Promise<PracticeNetwork> {
  const { world, catalogue } = readPractice(readText)
  const offer = readText(OFFER)
  const replies = readText(REPLIES)
  const registry = readPracticeRegistry(REGISTRY, readText(REGISTRY))
  const server = await startNameServer({ address: '127.0.0.1', port: 0, respond: buildResponder(world) })
  const { endpoint: resolver } = server
  return { catalogue, offer, replies, resolver, blocks: world.blocks, registry, close: () => server.close() }
}

/** World and catalogue of the practice network, checked against each other. Throws `catalogue`. */
export function readPractice(readText: (name: string) => string): {
  readonly world: PracticeWorld
  readonly catalogue: Catalogue
} {
  const read = readPracticeWorld(WORLD, readText(WORLD))
  if (!read.ok) throw new OperationError('catalogue', read.problems.join(' '))
  const catalogue = readCatalogue(readText(CATALOGUE))
  const problems = compareZones(Object.keys(read.world.lists), catalogue)
  if (problems.length > 0) throw new OperationError('catalogue', problems.join(' '))
  return { world: read.world, catalogue }
}

/** Each document of the file is a catalogue file of its own, as an operator has one. */
function readCatalogue(text: string): Catalogue {
  const documents = new Map(splitDocuments(text).map((part, i) => [`${CATALOGUE} (${i + 1})`, part]))
  const bytesOf = (name: string): Uint8Array => new TextEncoder().encode(documents.get(name))
  const files: CatalogueFiles = {
    look: (name) =>
      documents.has(name) ? { kind: 'file', bytes: bytesOf(name).length } : { kind: 'missing' },
    list: () => [],
    read: bytesOf,
    join: (_, name) => name,
    seenFrom: (_, name) => name,
    stamp: () => 0,
  }
  const loaded = loadCatalogue({ paths: [...documents.keys()], custom: true }, files)
  if (!loaded.ok) throw new OperationError('catalogue', loaded.problems.join(' '))
  return { ...loaded.catalogue, version: 'practice' }
}

function compareZones(played: readonly string[], { lists }: Catalogue): readonly string[] {
  const known = lists.map((list) => list.zone)
  const silent = known.filter((zone) => !played.includes(zone))
  const strange = played.filter((zone) => !known.includes(zone))
  return [
    ...silent.map((zone) => `${CATALOGUE} has the zone ${zone}; add it to lists in ${WORLD}.`),
    ...strange.map((zone) => `${WORLD} has the zone ${zone}; add its list to ${CATALOGUE}.`),
  ]
}
