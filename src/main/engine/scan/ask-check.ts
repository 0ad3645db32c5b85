import { formatAddress, reverseLabels } from '../../../shared/domain/address.ts'
import { type DnsAnswer, formatEndpoint } from '../../../shared/domain/dns-answer.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import { type CheckState, CLEAR, LISTED, NOTED, unknownState } from '../../../shared/domain/outcome.ts'
import type { OutcomeReader } from '../../../shared/domain/read-outcome.ts'
import { addressOfTarget, type Targets } from '../../../shared/domain/targets.ts'
import type { AskOptions, DnsPort } from '../dns/dns-port.ts'

/** One settled check with what it rests on. */
export interface SettledCheck {
  readonly state: CheckState
  readonly evidence: Listing | null
  readonly milliseconds: number
}

/** What every check of one list needs. */
export interface CheckContext {
  readonly list: DnsblList
  readonly targets: Targets
  readonly dns: DnsPort
  readonly options: AskOptions
  readonly read: OutcomeReader
  readonly now: () => number
}

/** Longest TXT record that is kept, in characters; longer ones are cut. */
const LONGEST_TEXT = 2000
/** TXT records kept per listing. */
const MOST_TEXTS = 16

/** Asks one list about one address; TXT is asked only when a block list says yes. */
export async function askCheck(context: CheckContext, target: number): Promise<SettledCheck> {
  const address = addressOfTarget(context.targets, target)
  const name = `${reverseLabels(address)}.${context.list.zone}`
  const answer = await context.dns.ask({ name, type: 'A' }, context.options)
  const { milliseconds } = answer
  const outcome = context.read(name, answer)
  switch (outcome.kind) {
    case 'clear':
      return { state: CLEAR, evidence: null, milliseconds }
    case 'unknown':
      return { state: unknownState(outcome.cause), evidence: null, milliseconds }
    case 'listed': {
      const bad = context.list.polarity === 'block'
      const text = bad ? await askText(context, name) : []
      // Without its text a listing would be another one than an undisturbed scan finds: it is asked again.
      if (text === null) return { state: unknownState('cancelled'), evidence: null, milliseconds }
      const evidence: Listing = {
        address: formatAddress(address),
        target,
        listId: context.list.id,
        codes: outcome.codes,
        text,
        question: name,
        server: answer.server ? formatEndpoint(answer.server) : '',
        ttlSeconds: shortestTtl(answer),
        observedAt: new Date(context.now()).toISOString(),
      }
      return { state: bad ? LISTED : NOTED, evidence, milliseconds }
    }
  }
}

/** The texts of a listing, or null when the scan was stopped before they came. */
async function askText(context: CheckContext, name: string): Promise<string[] | null> {
  const answer = await context.dns.ask({ name, type: 'TXT' }, context.options)
  if (answer.kind === 'failure' && answer.cause === 'cancelled') return null
  if (answer.kind !== 'response' || answer.rcode !== 'NOERROR') return []
  const texts = answer.answers.filter((record) => record.type === 'TXT')
  return texts.slice(0, MOST_TEXTS).map((record) => record.data.slice(0, LONGEST_TEXT))
}

function shortestTtl(answer: DnsAnswer): number {
  if (answer.kind !== 'response') return 0
  return answer.answers.reduce((least, record) => Math.min(least, record.ttlSeconds), 86_400)
}
