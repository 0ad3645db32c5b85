import { startNameServer } from '../../../src/main/engine/dns/name-server.ts'
import type { NameServer, Reaction, ServedQuestion } from '../../../src/main/engine/dns/name-server-port.ts'
import { type Fault, faults } from './faults.ts'
import { isTrulyListed, listing } from './occasion.ts'

/** A running world: one server, one zone a fault. */
export interface FaultWorld {
  readonly server: NameServer
  /** A catalogue file that names every zone of the world. */
  readonly catalogue: string
}

/** The block that is scanned. */
export const block = '203.0.113.0/24'
/** The zone of a fault. */
const zoneOf = (fault: Fault): string => `${fault.id}.world.test`

/** Starts the world. */
export async function startFaultWorld(): Promise<FaultWorld> {
  const zones = new Map(
    faults.map((fault) => [zoneOf(fault), { fault, count: 0, names: new Map<string, number>() }]),
  )
  const server = await startNameServer({
    address: '127.0.0.1',
    port: 0,
    respond(question) {
      const labels = question.name.split('.')
      const entry = zones.get(labels.slice(-3).join('.'))
      if (!entry) return { kind: 'reply', rcode: 'REFUSED' }
      const before = labels.slice(0, -3).join('.')
      const key = `${question.type} ${question.transport} ${question.name}`
      const repeats = entry.names.get(key) ?? 0
      entry.names.set(key, repeats + 1)
      const inBlock = before.endsWith('.113.0.203') && question.type === 'A'
      const octet = inBlock ? Number(labels[0]) : 0
      const honest = answerHonestly(question, before, octet, inBlock)
      return entry.fault.react({
        question,
        labels: before,
        octet,
        inBlock,
        repeats,
        count: entry.count++,
        honest,
      })
    },
  })
  return { server, catalogue: writeCatalogue(server.endpoint.port) }
}

function answerHonestly(question: ServedQuestion, labels: string, octet: number, inBlock: boolean): Reaction {
  const { name, type } = question
  if (labels === '') return { kind: 'reply', rcode: 'NOERROR' }
  const listed = inBlock ? isTrulyListed(octet) : labels === '2.0.0.127'
  if (type !== 'A') return { kind: 'reply', rcode: 'NOERROR' }
  return listed
    ? { kind: 'reply', rcode: 'NOERROR', answers: [listing(name)] }
    : { kind: 'reply', rcode: 'NXDOMAIN' }
}

function writeCatalogue(port: number): string {
  const lists = faults.map((fault) => {
    const extra = fault.catalogue ? `, ${fault.catalogue}` : ''
    return `  - { id: ${fault.id}, zone: ${zoneOf(fault)}, rate: 2000, servers: ["127.0.0.1:${port}"],
      testEntry: { listed: 127.0.0.2, unlisted: 127.0.0.1 }, codes: [{ match: 127.0.0.2, means: Listed }]${extra} }`
  })
  return `operator: { id: world, name: World of faults }\nlists:\n${lists.join('\n')}\n`
}
