/** What the probe of a list found; decides what its checks count as. */
export const listHealths = [
  'healthy',
  'no-test-entry',
  'wildcard',
  'flooding',
  'refusing',
  'unreachable',
  'parked',
  'gone',
] as const

/** One of `listHealths`. */
export type ListHealth = (typeof listHealths)[number]

/** True when the list's answers may be taken at their word. */
export const isUsable = (health: ListHealth): boolean => health === 'healthy' || health === 'no-test-entry'

/** One question of a probe and what came back, kept as evidence. */
export interface ProbeAnswer {
  /** What was asked for: a test point, a never-listed point, or the apex. */
  readonly point: string
  readonly question: string
  readonly type: 'A' | 'NS' | 'SOA'
  /** Short form of the answer: codes, an RCODE name, or a failure cause. */
  readonly answer: string
  readonly server: string | null
  readonly milliseconds: number
}

/** The finding about one list at one moment. */
export interface ProbeFinding {
  readonly listId: string
  readonly health: ListHealth
  /** One sentence: what was seen and, where the operator offers one, the remedy. */
  readonly reason: string
  /** True when a bad entry or an odd test point was seen on a list that is used all the same. */
  readonly marked: boolean
  readonly answers: readonly ProbeAnswer[]
  /** ISO 8601. */
  readonly probedAt: string
}
