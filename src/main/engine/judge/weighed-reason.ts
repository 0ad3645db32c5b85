import type { Decision, Reason } from '../../../shared/domain/verdict.ts'
import { weightBands } from './rules.ts'

/** A reason with what it calls for; the verdict is the gravest call. */
export interface WeighedReason extends Reason {
  readonly calls: Decision
  /** The heart of the text, without a full stop, fit to stand after a colon. */
  readonly phrase: string
}

/** What a rule found. */
export interface ReasonInput {
  readonly code: string
  readonly calls: Decision
  /** How heavy the reason is among those that call for the same, 0–1. */
  readonly force: number
  readonly phrase: string
  /** True when the phrase begins with a name, whose first letter stays as its bearer writes it. */
  readonly named?: boolean
  /** Further sentences, each with its full stop. */
  readonly more?: readonly string[]
  readonly listIds?: readonly string[]
  readonly caseIds?: readonly string[]
}

/** Makes a reason: the force placed into the band of its call, the phrase turned into a sentence. */
export function weighReason(input: ReasonInput): WeighedReason {
  const [low, high] = weightBands[input.calls]
  const force = Math.min(1, Math.max(0, input.force))
  const { phrase, named = false } = input
  const sentence = `${named ? phrase.slice(0, 1) : phrase.slice(0, 1).toUpperCase()}${phrase.slice(1)}.`
  return {
    code: input.code,
    text: [sentence, ...(input.more ?? [])].join(' '),
    weight: Math.round((low + (high - low) * force) * 1000) / 1000,
    listIds: input.listIds ?? [],
    caseIds: input.caseIds ?? [],
    calls: input.calls,
    phrase: input.phrase,
  }
}
