import type { DnsRecord } from '../../../shared/domain/dns-answer.ts'
import type { Reaction, ServedQuestion } from '../dns/name-server-port.ts'

/** The replies that a list's name server knows. */
export interface ListAnswers {
  /** NXDOMAIN with the zone's SOA (RFC 2308 §2.1). */
  readonly nothing: Reaction
  /** At the apex: SOA and NS, no data for the rest. */
  readonly apex: (question: ServedQuestion) => Reaction
  /** Records of the type asked for; an empty list makes a reply without data (RFC 2308 §2.2). */
  readonly records: (question: ServedQuestion, data: readonly string[]) => Reaction
}

/** Replies for one zone, all with one time to live. */
export function listAnswers(zone: string, ttlSeconds: number): ListAnswers {
  const server = `ns1.${zone}`
  const soa: DnsRecord = { name: zone, type: 'SOA', ttlSeconds, data: server }
  const records: ListAnswers['records'] = ({ name, type }, data) => {
    const answers = data.map((text): DnsRecord => ({ name, type, ttlSeconds, data: text }))
    return { kind: 'reply', rcode: 'NOERROR', answers, authorities: answers.length === 0 ? [soa] : [] }
  }
  return {
    nothing: { kind: 'reply', rcode: 'NXDOMAIN', authorities: [soa] },
    apex: (question) => records(question, question.type === 'SOA' || question.type === 'NS' ? [server] : []),
    records,
  }
}
