import { worstSeverity } from '../../../shared/domain/grade-listing.ts'
import { type Severity, severities } from '../../../shared/domain/impact.ts'
import type { DnsblList } from '../../../shared/domain/list.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import { rangesOfTargets } from '../../../shared/domain/ranges-of-targets.ts'
import {
  type CellChange,
  type ChangeCounts,
  type ChangeKind,
  cellChanges,
  changeKinds,
  type DiffChange,
  type ScanDiff,
} from '../../../shared/domain/scan-diff.ts'
import type { Targets } from '../../../shared/domain/targets.ts'
import { type CheckChange, compareChecks, type ScanChecks, shareTargets } from './compare-checks.ts'

/** The part of a diff that rests on checks. */
export type ChecksDiff = Pick<
  ScanDiff,
  'compared' | 'counts' | 'changes' | 'listsOnlyBefore' | 'listsOnlyAfter'
> & {
  /** One byte per target of the later scan: index into `cellChanges`. */
  readonly cells: Uint8Array
}

/**
 * What changed between two scans, check by check, on the block lists that both asked and the addresses that both
 * asked about. Null when they have no address in common or count IPv6 networks of different size.
 */
export function diffScans(before: ScanChecks, after: ScanChecks): ChecksDiff | null {
  const shared = shareTargets(before.targets, after.targets)
  if (shared === null) return null
  const [earlier, later] = [blockLists(before), blockLists(after)]
  const cells = new Uint8Array(after.targets.count).fill(code('not-compared'))
  cells.fill(code('same'), shared.from, shared.to)
  const perKind = new Map(changeKinds.map((kind) => [kind, new Set<number>()]))
  const changes: DiffChange[] = []
  for (const [id, entry] of later) {
    const twin = earlier.get(id)
    if (!twin) continue
    const found = [...compareChecks(twin, entry, shared)]
    for (const { kind, target } of found) {
      perKind.get(kind)?.add(target)
      cells[target] = code(joinChange(cellChanges[cells[target] ?? 0] ?? 'same', kind))
    }
    changes.push(...gather(found, entry.list, after.targets))
  }
  return {
    compared: shared.to - shared.from,
    counts: countChanges(perKind),
    changes: changes.sort(byWeight),
    listsOnlyBefore: [...earlier.keys()].filter((id) => !later.has(id)).sort(compareText),
    listsOnlyAfter: [...later.keys()].filter((id) => !earlier.has(id)).sort(compareText),
    cells,
  }
}

function blockLists({ lists, listings }: ScanChecks) {
  const byList = Map.groupBy(listings, ({ listId }) => listId)
  return new Map(
    lists
      .filter(({ list }) => list.polarity === 'block')
      .map(({ list, map }) => {
        const found = new Map((byList.get(list.id) ?? []).map((listing) => [listing.target, listing]))
        return [list.id, { list, map, listings: found }] as const
      }),
  )
}

/** An address is worse when any listing came, better when any went; what is only less or more known says so. */
function joinChange(so: CellChange, kind: ChangeKind): CellChange {
  const next = cellChangeOf[kind]
  if (so === next || so === 'same') return next
  const [strong, weak] = isWeak(next) ? [so, next] : [next, so]
  if (isWeak(strong)) return 'less-known'
  return isWeak(weak) ? strong : 'mixed'
}

const cellChangeOf: Readonly<Record<ChangeKind, CellChange>> = {
  appeared: 'worse',
  'unknown-to-listed': 'more-known',
  'changed-code': 'mixed',
  'listed-to-unknown': 'less-known',
  went: 'better',
  'clear-to-unknown': 'less-known',
  'unknown-to-clear': 'more-known',
}

const isWeak = (change: CellChange): boolean => change === 'less-known' || change === 'more-known'

const code = (change: CellChange): number => cellChanges.indexOf(change)

function countChanges(perKind: ReadonlyMap<ChangeKind, ReadonlySet<number>>): ChangeCounts {
  const of = (kind: ChangeKind): number => perKind.get(kind)?.size ?? 0
  return {
    appeared: of('appeared'),
    went: of('went'),
    revealed: of('unknown-to-listed'),
    hidden: of('listed-to-unknown'),
    recoded: of('changed-code'),
  }
}

/** Changes of one list taken together where kind and codes are the same. */
function gather(found: readonly CheckChange[], list: DnsblList, targets: Targets): readonly DiffChange[] {
  const keyOf = ({ kind, before, after }: CheckChange): string =>
    `${kind} ${before?.codes.join() ?? ''} ${after?.codes.join() ?? ''}`
  return [...Map.groupBy(found, keyOf).values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { kind, before, after } = first
    const codes = [before, after].map((listing): readonly string[] => listing?.codes ?? [])
    return {
      kind,
      listId: list.id,
      listName: list.name,
      severity: severityOf(list, [before, after]),
      codesBefore: codes[0] ?? [],
      codesAfter: codes[1] ?? [],
      addresses: group.length,
      ranges: rangesOfTargets(
        group.map(({ target }) => target),
        targets,
      ),
    }
  })
}

function severityOf(list: DnsblList, listings: readonly (Listing | null)[]): Severity {
  const ranks = listings.map((listing) =>
    listing === null ? 0 : severities.indexOf(worstSeverity(list, listing.codes)),
  )
  return severities[Math.max(...ranks)] ?? 'clear'
}

function byWeight(a: DiffChange, b: DiffChange): number {
  return (
    severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
    changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind) ||
    b.addresses - a.addresses ||
    compareText(a.listId, b.listId) ||
    compareText(a.codesAfter.join(), b.codesAfter.join()) ||
    compareText(a.codesBefore.join(), b.codesBefore.join())
  )
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
