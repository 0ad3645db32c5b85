import { gradeCodes } from '../../../shared/domain/grade-listing.ts'
import { type Impact, impacts, type Severity, severityOf } from '../../../shared/domain/impact.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import { explainCodes } from '../../../shared/domain/read-outcome.ts'
import type { Removal } from '../../../shared/domain/removal.ts'
import type { ListEvidence, ScanEvidence } from '../../../shared/domain/scan-evidence.ts'
import { type Reference, readReference } from './read-reference.ts'

/** What one list says of one address, traced to the list that it comes from. */
export interface Finding {
  readonly target: number
  /** Id of the list of origin; the answering list's own id unless that list is a composite. */
  readonly home: string
  /** The list that stands for the finding in names and links: the list of origin if scanned, else the answering one. */
  readonly list: DnsblList
  readonly codes: readonly string[]
  readonly means: readonly string[]
  readonly policy: boolean
  readonly impact: Impact
  readonly severity: Severity
  readonly removal: Removal | null
  /** True when the code has a procedure of its own that is not stored, so that the list's stands in for it. */
  readonly removalAssumed: boolean
  readonly reference: Reference | null
}

/** The part of a finding that is the same for every address with these codes on this list. */
type Strand = Omit<Finding, 'target' | 'reference'>

interface Sources {
  readonly lists: ReadonlyMap<string, ListEvidence>
  readonly removals: ReadonlyMap<string, Removal>
}

/**
 * Turns listings into findings, each once: a code of a composite list belongs to the list it comes from, and what
 * both say is one finding. Only block lists make findings, whatever the evidence holds. Ordered by target.
 */
export function collectFindings(evidence: ScanEvidence): readonly Finding[] {
  const lists = new Map(evidence.lists.map((entry) => [entry.list.id, entry]))
  const removals = new Map(
    evidence.lists
      .flatMap(({ removal, codeRemovals }) => [...(removal === null ? [] : [removal]), ...codeRemovals])
      .map((removal) => [removal.id, removal] as const),
  )
  const strandsOf = strandReader({ lists, removals })
  const byTarget = Map.groupBy(evidence.listings, ({ target }) => target)
  const targets = [...byTarget.keys()].sort((a, b) => a - b)
  return targets.flatMap((target) => {
    const listings = (byTarget.get(target) ?? []).toSorted((a, b) => compareText(a.listId, b.listId))
    const findings = listings.flatMap((listing) => {
      const entry = lists.get(listing.listId)
      return entry?.list.polarity === 'block' ? spell(listing, strandsOf(entry, listing.codes)) : []
    })
    return dropAggregates(mergeTwins(findings), lists)
  })
}

/** Reads the strands of a code set; each set is read once per list, since thousands of addresses share few sets. */
function strandReader(
  sources: Sources,
): (entry: ListEvidence, codes: readonly string[]) => readonly Strand[] {
  const known = new Map<string, readonly Strand[]>()
  return (entry, codes) => {
    const key = `${entry.list.id} ${codes.join(' ')}`
    const strands = known.get(key) ?? readStrands(sources, entry, codes)
    known.set(key, strands)
    return strands
  }
}

function readStrands(sources: Sources, entry: ListEvidence, codes: readonly string[]): readonly Strand[] {
  const rules = explainCodes(entry.list.codes, codes)
  const pieces = gradeCodes(entry.list, codes).map((graded, i) => {
    const home = graded.origin ?? entry.list.id
    const removalId = rules[i]?.rule?.removalId
    const origin = sources.lists.get(home)
    const own = removalId === undefined ? undefined : sources.removals.get(removalId)
    const removal = own ?? origin?.removal ?? entry.removal
    const removalAssumed = removalId !== undefined && removal !== null && removal.id !== removalId
    return { ...graded, home, list: (origin ?? entry).list, removal, removalAssumed }
  })
  const strands = Map.groupBy(pieces, (piece) => `${piece.home} ${piece.policy} ${piece.removal?.id ?? ''}`)
  return [...strands.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { home, list, policy, removal, removalAssumed } = first
    const impact = worst(group.map((piece) => piece.impact))
    return {
      home,
      list,
      codes: unique(group.map((piece) => piece.code)),
      means: unique(group.map((piece) => piece.means)),
      policy,
      impact,
      severity: severityOf(impact, policy),
      removal,
      removalAssumed,
    }
  })
}

function spell(listing: Listing, strands: readonly Strand[]): readonly Finding[] {
  const reference = readReference(listing.text, listing.address)
  const owners = reference === null ? [] : ownersOf(reference, strands)
  const { target } = listing
  return strands.map((strand) => ({
    ...strand,
    target,
    reference: owners.includes(strand) ? reference : null,
  }))
}

/**
 * A composite answers several codes beside texts in no certain order: the reference goes where it fits best. An SBL
 * number belongs to every part that speaks of SBL: a DROP code stands for the same record as the SBL code beside it.
 */
function ownersOf(reference: Reference, strands: readonly Strand[]): readonly Strand[] {
  const abuse = strands.filter((strand) => !strand.policy)
  const speaking = abuse.filter(({ home, list, means }) =>
    /\b(?:sbl|drop)\b/i.test(`${home} ${home === list.id ? list.name : ''} ${means.join(' ')}`),
  )
  if (reference.kind === 'sbl' && speaking.length > 0) return speaking
  return [...abuse, ...strands].slice(0, 1)
}

/** One finding for what a list and a composite of it both say; the list of origin speaks first. */
function mergeTwins(findings: readonly Finding[]): readonly Finding[] {
  const groups = Map.groupBy(findings, (finding) => `${finding.home} ${finding.policy}`)
  return [...groups.values()].flatMap((group) => {
    const kept = new Map<string, Finding>()
    for (const finding of group) {
      const key = finding.removal?.id ?? ''
      const earlier = kept.get(key)
      kept.set(key, earlier ? merge(earlier, finding) : finding)
    }
    return [...kept.values()]
  })
}

function merge(a: Finding, b: Finding): Finding {
  const impact = worst([a.impact, b.impact])
  return {
    ...a,
    codes: unique([...a.codes, ...b.codes]),
    means: unique([...a.means, ...b.means]),
    impact,
    severity: severityOf(impact, a.policy),
    removalAssumed: a.removalAssumed && b.removalAssumed,
    reference: a.reference ?? b.reference,
  }
}

/**
 * An aggregate that names no origins repeats what the lists it combines say: those speak, at the graver impact of the
 * two, since filters that ask the aggregate act on it all the same. Policy and abuse do not stand for each other.
 */
function dropAggregates(
  findings: readonly Finding[],
  lists: ReadonlyMap<string, ListEvidence>,
): readonly Finding[] {
  const combinesOf = (id: string): readonly string[] => lists.get(id)?.list.combines ?? []
  const repeats = (whole: Finding, part: Finding): boolean =>
    whole.home !== part.home &&
    whole.policy === part.policy &&
    combinesOf(whole.home).includes(part.home) &&
    !combinesOf(part.home).includes(whole.home)
  const dropped = findings.filter((whole) => findings.some((part) => repeats(whole, part)))
  if (dropped.length === 0) return findings
  return findings
    .filter((finding) => !dropped.includes(finding))
    .map((part) => {
      const impact = worst([
        part.impact,
        ...dropped.flatMap((whole) => (repeats(whole, part) ? whole.impact : [])),
      ])
      return impact === part.impact ? part : { ...part, impact, severity: severityOf(impact, part.policy) }
    })
}

const worst = (all: readonly Impact[]): Impact => impacts.find((impact) => all.includes(impact)) ?? 'none'

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
