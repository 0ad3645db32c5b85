import { type Impact, impacts } from '../../../shared/domain/impact.ts'
import type { WhoMayAsk } from '../../../shared/domain/removal.ts'
import type { TargetWords } from '../../../shared/domain/target-words.ts'
import type { BuiltCase } from './build-cases.ts'
import type { Finding } from './collect-findings.ts'
import { describeCount, describeNames, describePart, describeTime } from './describe-figures.ts'
import { nameReference } from './name-reference.ts'
import { impactForce, POLICY_FACTOR } from './rules.ts'
import { type WeighedReason, weighReason } from './weighed-reason.ts'

/**
 * One reason per list and kind of listing: how many addresses, and what it would take. Any listing that a filter
 * acts on calls for conditions, since one bad address is enough for the strictest customers; a listing without
 * known effect on mail is told and calls for nothing.
 */
export function listingReasons(
  cases: readonly BuiltCase[],
  targets: number,
  words?: TargetWords,
): readonly WeighedReason[] {
  const groups = groupByList(cases)
  // Parts of a composite that one and the same request clears are one reason.
  const byCases = Map.groupBy(groups, (group) => group.cases.map((entry) => entry.case.id).join(' '))
  return [...byCases.values()].map((same) =>
    reasonOf(
      { findings: same.flatMap((group) => group.findings), cases: same[0]?.cases ?? [] },
      targets,
      words,
    ),
  )
}

/** Findings by list of origin and kind, each with the cases that they are in; one walk, since they can be very many. */
function groupByList(cases: readonly BuiltCase[]): readonly Group[] {
  const groups = new Map<string, { findings: Finding[]; cases: Set<BuiltCase> }>()
  for (const entry of cases) {
    for (const finding of entry.findings) {
      const key = `${finding.home} ${finding.policy}`
      const group = groups.get(key) ?? { findings: [], cases: new Set() }
      groups.set(key, group)
      group.findings.push(finding)
      group.cases.add(entry)
    }
  }
  return [...groups.values()].map((group) => ({ findings: group.findings, cases: [...group.cases] }))
}

interface Group {
  readonly findings: readonly Finding[]
  readonly cases: readonly BuiltCase[]
}

function reasonOf({ findings, cases }: Group, targets: number, words?: TargetWords): WeighedReason {
  const lead = cases[0]?.case.listId
  const { list, policy } = findings.find((finding) => finding.list.id === lead) ?? (findings[0] as Finding)
  const impact = worstImpact(findings)
  const listed = new Set(findings.map(({ target }) => target)).size
  const references = new Set(cases.map((entry) => entry.case.reference))
  const [reference] = references.size === 1 ? references : []
  const under = reference ? ` under ${nameReference(reference)}` : ''
  const kind = policy ? ' by policy, not for abuse' : ''
  return weighReason({
    code: impact === 'none' ? 'harmless-listing' : policy ? 'policy-listing' : `${impact}-listing`,
    force:
      (impact === 'none' ? 0.6 : impactForce[impact] * (policy ? POLICY_FACTOR : 1)) *
      (0.5 + (0.5 * listed) / targets),
    named: true,
    phrase: `${list.name} lists ${describePart(listed, targets, words)}${under}${kind}${describeParts(findings, list.id)}${impact === 'none' ? ', and no filter is known to act on it' : ''}`,
    more: describeWayOut(cases),
    listIds: [list.id],
    caseIds: cases.map((entry) => entry.case.id),
  })
}

/** A composite stands for several lists: its name alone would say the same of each. */
function describeParts(findings: readonly Finding[], listId: string): string {
  if (findings.every(({ home }) => home === listId)) return ''
  const means = new Set(findings.flatMap((finding) => finding.means).map((text) => text.replace(/:.*$/s, '')))
  return ` (${describeNames([...means].sort())})`
}

const worstImpact = (findings: readonly Finding[]): Impact =>
  impacts.find((impact) => findings.some((finding) => finding.impact === impact)) ?? 'none'

const askers: Readonly<Record<WhoMayAsk, string>> = {
  user: 'the user',
  provider: 'the provider',
  holder: 'the registry holder',
  recipient: 'the recipient',
}

/** What it would take to clear these cases, in one or two sentences. */
export function describeWayOut(built: readonly BuiltCase[]): readonly string[] {
  const cases = built.map((entry) => entry.case)
  const lead = cases[0]
  if (!lead) return []
  const delay = lead.delayHours === null ? '' : describeTime(lead.delayHours)
  if (cases.every(({ method }) => method === 'none')) return ['No way to ask for removal is known.']
  if (cases.every(({ method }) => method === 'expiry')) {
    return [`Entries go by themselves${delay === '' ? '' : ` after ${delay}`} once the abuse has ended.`]
  }
  const requests = cases.reduce((sum, entry) => sum + entry.requests, 0)
  const who = cases.find(({ whoMayAsk }) => whoMayAsk !== 'user')?.whoMayAsk
  const asker = who === undefined ? '' : `, which only ${askers[who]} may make`
  const each = requests > 1 && requests === cases.reduce((sum, entry) => sum + entry.addresses, 0)
  const amount = each
    ? `Each address needs its own ${noun[lead.method]}`
    : `That takes ${describeCount(requests, noun[lead.method], `${noun[lead.method]}s`)}`
  return [`${amount}${asker}${delay === '' ? '' : `; removal usually takes ${delay}`}.`]
}

const noun = {
  form: 'form',
  email: 'letter',
  portal: 'portal request',
  expiry: 'look',
  none: 'search',
} as const
