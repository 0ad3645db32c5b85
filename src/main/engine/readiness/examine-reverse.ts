import type { ReverseDnsFindings } from '../../../shared/domain/reverse-dns-findings.ts'
import { addressOfTarget, type Targets } from '../../../shared/domain/targets.ts'
import type { Ask } from './ask.ts'
import { checkReverse, type ReverseCheck } from './check-reverse.ts'
import { type AskServer, findDelegation, reverseZonesOf } from './find-delegation.ts'
import { summarizeReverse } from './summarize-reverse.ts'

/** What an examination works with. */
export interface ReverseInput {
  readonly targets: Targets
  readonly ask: Ask
  readonly askServer: AskServer
  /** A label that nobody has set a name for. */
  readonly probe: string
  /** Resolvers behind `ask`, as `IP:PORT`. */
  readonly servers: readonly string[]
  readonly now: () => number
  readonly signal: AbortSignal
}

/** Addresses asked about at a time: the pace decides how fast, this how many answers may be outstanding. */
const WIDTH = 256
/** A larger block is not asked about address by address. */
const MOST_ADDRESSES = 65_536

/** Examines the reverse DNS of a block: every address of an IPv4 block up to a /16, and the zones it lies in. */
export async function examineReverse(input: ReverseInput): Promise<ReverseDnsFindings> {
  const { targets, ask, askServer, servers, now } = input
  const asked = targets.block.family === 4 && targets.count <= MOST_ADDRESSES
  const [checks, zones] = await Promise.all([
    asked ? checkAll(input) : [],
    Promise.all(
      reverseZonesOf(targets.block).map((zone) =>
        findDelegation(zone, { ask, askServer, probe: input.probe }),
      ),
    ),
  ])
  const summary = summarizeReverse(targets, checks)
  const silent = asked && summary.counts.unknown === summary.addresses
  return {
    examinedAt: new Date(now()).toISOString(),
    servers,
    ...summary,
    zones,
    failure: silent ? 'No resolver answered about the reverse DNS of this block.' : null,
  }
}

/** Addresses that are tried first: a resolver that is silent for all of them stays silent. */
const TRIAL = 3

async function checkAll({ targets, ask, signal }: ReverseInput): Promise<readonly ReverseCheck[]> {
  const unknown: ReverseCheck = { state: 'unknown', names: [], aliasZone: null }
  const checks: ReverseCheck[] = Array.from({ length: targets.count }, () => unknown)
  let next = 0
  let silent = 0
  const goesOn = (): boolean => next < targets.count && silent < WIDTH && !signal.aborted
  const one = async (): Promise<void> => {
    const target = next++
    const check = await checkReverse(addressOfTarget(targets, target), ask)
    checks[target] = check
    silent = check.state === 'unknown' ? silent + 1 : 0
  }
  await Promise.all(Array.from({ length: Math.min(TRIAL, targets.count) }, one))
  if (silent === next) return checks
  const lane = async (): Promise<void> => {
    while (goesOn()) await one()
  }
  await Promise.all(Array.from({ length: Math.min(WIDTH, targets.count) }, lane))
  return checks
}
