import { formatAddress, reverseLabels } from '../../../shared/domain/address.ts'
import { type DnsAnswer, formatEndpoint } from '../../../shared/domain/dns-answer.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import { type CheckState, CLEAR, LISTED, NOTED, unknownState } from '../../../shared/domain/outcome.ts'
import type { OutcomeReader } from '../../../shared/domain/read-outcome.ts'
import { addressOfTarget, type Targets } from '../../../shared/domain/targets.ts'
import { questionName } from '../../../shared/domain/zone-name.ts'
import type { AskOptions, DnsPort } from '../dns/dns-port.ts'

/** One settled check with what it rests on. */
export interface SettledCheck {
  readonly state: CheckState
  readonly evidence: Listing | null
}

/** What every check of one list needs. */
export interface CheckContext {
  readonly list: DnsblList
  readonly targets: Targets
  readonly dns: Pick<DnsPort, 'ask'>
  /** How texts are asked for. */
  readonly options: AskOptions
  readonly read: OutcomeReader
  readonly now: () => number
}

/** Longest TXT record that is kept, in characters; longer ones are cut. */
const LONGEST_TEXT = 2000
/** TXT records kept per listing. */
const MOST_TEXTS = 16

const clear: SettledCheck = { state: CLEAR, evidence: null }

/**
 * Reads the answer of one list about one address. TXT is asked only when a block list says yes, which is why the
 * check may settle later.
 */
export function readCheck(
  context: CheckContext,
  target: number,
  answer: DnsAnswer,
): SettledCheck | Promise<SettledCheck> {
  // Most answers say no, and need no name to say it.
  if (answer.kind === 'response' && answer.rcode === 'NXDOMAIN') return clear
  const name = nameOf(context, target)
  const outcome = context.read(name, answer)
  switch (outcome.kind) {
    case 'clear':
      return clear
    case 'unknown':
      return { state: unknownState(outcome.cause), evidence: null }
    case 'listed': {
      const found = { context, target, name, answer, codes: outcome.codes }
      if (context.list.polarity !== 'block') return { state: NOTED, evidence: listingOf(found, []) }
      return askText(context, name).then((text) =>
        // Without its text a listing would be another one than an undisturbed scan finds: it is asked again.
        text === null
          ? { state: unknownState('cancelled'), evidence: null }
          : { state: LISTED, evidence: listingOf(found, text) },
      )
    }
  }
}

function nameOf({ targets, list }: CheckContext, target: number): string {
  return questionName(list.zone, reverseLabels(addressOfTarget(targets, target)))
}

interface Found {
  readonly context: CheckContext
  readonly target: number
  readonly name: string
  readonly answer: DnsAnswer
  readonly codes: readonly string[]
}

function listingOf({ context, target, name, answer, codes }: Found, text: readonly string[]): Listing {
  return {
    address: formatAddress(addressOfTarget(context.targets, target)),
    target,
    listId: context.list.id,
    codes,
    text,
    question: name,
    server: answer.server ? formatEndpoint(answer.server) : '',
    ttlSeconds: shortestTtl(answer),
    observedAt: new Date(context.now()).toISOString(),
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
