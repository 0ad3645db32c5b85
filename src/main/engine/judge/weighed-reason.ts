import type { SurroundingsPart } from '../../../shared/domain/surroundings.ts'
import type { Reason } from '../../../shared/domain/verdict.ts'
import { type RuleCode, rules, weightBands } from './rules.ts'

/** A reason with what its headline is made of. */
export interface WeighedReason extends Reason {
  readonly code: RuleCode
  /** The heart of the text, without a full stop, fit to stand after a colon. */
  readonly phrase: string
}

/** What a rule found. */
export interface ReasonInput {
  readonly code: RuleCode
  /** How heavy the reason is among those that call for the same, 0–1. */
  readonly force: number
  readonly phrase: string
  /** True when the phrase begins with a name, whose first letter stays as its bearer writes it. */
  readonly named?: boolean
  /** Further sentences, each with its full stop. */
  readonly more?: readonly string[]
  readonly listIds?: readonly string[]
  readonly caseIds?: readonly string[]
  readonly part?: SurroundingsPart
}

/** Makes a reason: the force placed into the band of what its rule calls for, the phrase turned into a sentence. */
export function weighReason(input: ReasonInput): WeighedReason {
  const { calls } = rules[input.code]
  const [low, high] = weightBands[calls]
  const force = Math.min(1, Math.max(0, input.force))
  const { phrase, named = false } = input
  const sentence = `${named ? phrase.slice(0, 1) : phrase.slice(0, 1).toUpperCase()}${phrase.slice(1)}.`
  return {
    code: input.code,
    text: [sentence, ...(input.more ?? [])].join(' '),
    calls,
    weight: Math.round((low + (high - low) * force) * 1000) / 1000,
    listIds: input.listIds ?? [],
    caseIds: input.caseIds ?? [],
    part: input.part ?? null,
    phrase: input.phrase,
  }
}
