/** From how many entries on an allocation of one size is listed as a whole. */
export interface EscalationStep {
  /** Length of the allocation's prefix, 0–32. */
  readonly prefixLength: number
  /** So many entries within the days put the allocation on the list. */
  readonly entries: number
}

/** The rule by which entries of one list put whole allocations on another list of the same operator. */
export interface Escalation {
  /** Id of the list whose entries are counted. */
  readonly fromListId: string
  /** Id of the list that then holds the allocation. */
  readonly toListId: string
  /** Entries of so many past days count. */
  readonly withinDays: number
  /** Longest prefix first. */
  readonly steps: readonly EscalationStep[]
}

/**
 * From how many entries on an allocation is listed as a whole. A prefix longer than the longest step has that
 * step's figure; null where the operator quotes none, since none is made up.
 */
export function escalationThreshold(escalation: Escalation, prefixLength: number): number | null {
  const { steps } = escalation
  const [longest] = steps
  if (longest && prefixLength > longest.prefixLength) return longest.entries
  return steps.find((step) => step.prefixLength === prefixLength)?.entries ?? null
}
