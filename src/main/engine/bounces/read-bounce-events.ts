import type { BounceEvent } from '../../../shared/domain/bounce.ts'
import { type BounceInput, readInput } from './read-input.ts'
import type { UnderstandRejection } from './understand-rejection.ts'

/** What one piece of an input held. */
export interface BounceBatch {
  readonly events: readonly BounceEvent[]
  /** One sentence for each part that could not be read. */
  readonly problems: readonly string[]
}

/** Reads one input and understands every refusal in it; batches as they come. */
export async function* readBounceEvents(
  input: BounceInput,
  understand: UnderstandRejection,
  nowMs: number,
): AsyncGenerator<BounceBatch, void, undefined> {
  for await (const findings of readInput(input, nowMs)) {
    const events: BounceEvent[] = []
    const problems: string[] = []
    for (const finding of findings) {
      if (finding.kind === 'problem') {
        problems.push(finding.problem)
        continue
      }
      const event = understand(finding.rejection, finding.source)
      if (!finding.unsure || event.cause !== 'other') events.push(event)
    }
    yield { events, problems }
  }
}
