import type { DnsAnswer, DnsRecord } from '../../../shared/domain/dns-answer.ts'
import { KEY_PLACEHOLDER } from '../../../shared/domain/list.ts'
import { plainZone } from '../../../shared/domain/zone-name.ts'
import type { DnsPort, LineOptions, ZoneLine } from './dns-port.ts'

/** A zone with a place for a key, and the key. */
export interface KeyedZone {
  readonly zone: string
  readonly key: string
}

const notSent: DnsAnswer = { kind: 'failure', cause: 'cancelled', server: null, milliseconds: 0, queries: 0 }

/**
 * A client that fills keys into the names of questions and takes them out of the answers, names and texts alike. Who
 * asks sees the place of the key and never the key. A question with a place whose key is not here is not sent.
 */
export function keyedDns(inner: DnsPort, zones: readonly KeyedZone[]): DnsPort {
  const known = zones.map((zone) => ({ ...zone, plain: plainZone(zone.zone) }))
  const keyFor = (name: string): string | undefined => {
    const lower = name.toLowerCase()
    return known.find(({ plain }) => lower.endsWith(`.${plain}`))?.key
  }
  return {
    async ask(question, options) {
      if (!question.name.includes(KEY_PLACEHOLDER)) return inner.ask(question, options)
      const key = keyFor(question.name)
      if (key === undefined) return notSent
      const name = question.name.replace(KEY_PLACEHOLDER, key)
      return withoutKey(await inner.ask({ ...question, name }, options), key)
    },
    openLine(options) {
      if (!options.zone.includes(KEY_PLACEHOLDER)) return inner.openLine(options)
      const key = keyFor(options.zone)
      if (key === undefined) return silentLine(options)
      return inner.openLine({
        ...options,
        zone: options.zone.replace(KEY_PLACEHOLDER, key),
        answered: (target, answer) => options.answered(target, withoutKey(answer, key)),
      })
    },
    get counters() {
      return inner.counters
    },
    close: () => inner.close(),
  }
}

const silentLine = ({ answered }: LineOptions): ZoneLine => ({
  paced: false,
  open: 0,
  hasRoom: true,
  due: 0,
  ask: (target) => answered(target, notSent),
  askAgain: () => false,
  close: () => {},
})

function withoutKey(answer: DnsAnswer, key: string): DnsAnswer {
  if (answer.kind === 'failure') return answer
  const clean = (records: readonly DnsRecord[]): readonly DnsRecord[] =>
    records.map((record) => ({
      ...record,
      name: takeOut(record.name, key),
      data: takeOut(record.data, key),
    }))
  const { answers, authorities, additionals } = answer
  return {
    ...answer,
    answers: clean(answers),
    authorities: clean(authorities),
    additionals: clean(additionals),
  }
}

/** Names come back in any case (RFC 4343). */
function takeOut(text: string, key: string): string {
  const lower = text.toLowerCase()
  const wanted = key.toLowerCase()
  let clean = ''
  let from = 0
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    clean += text.slice(from, at) + KEY_PLACEHOLDER
    from = at + wanted.length
  }
  return clean + text.slice(from)
}
