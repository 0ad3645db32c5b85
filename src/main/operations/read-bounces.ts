import { type Block, parseBlock } from '../../shared/domain/block.ts'
import type { BounceEvent, BounceGroup, BounceReadResult } from '../../shared/domain/bounce.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { BounceTally } from '../engine/bounces/bounce-tally.ts'
import { createFingerprinting } from '../engine/bounces/fingerprint-events.ts'
import { describeNextStep } from '../engine/bounces/next-step.ts'
import { readBounceEvents } from '../engine/bounces/read-bounce-events.ts'
import type { BounceInput } from '../engine/bounces/read-input.ts'
import { createUnderstanding } from '../engine/bounces/understand-rejection.ts'
import type { Context } from './context.ts'
import { EventSpool } from './event-spool.ts'

/** What to read and how. */
export interface BounceOrder {
  readonly inputs: readonly BounceInput[]
  /** Blocks that are ours; empty = the blocks of stored scans. */
  readonly ours: readonly string[]
  /** True to remember blocks of ours, for the window and for clean-up. */
  readonly keep: boolean
  readonly signal?: AbortSignal | undefined
}

/** One group with what to do about it. */
export interface AdvisedGroup extends BounceGroup {
  readonly next: string
}

/** Everything that was read, told in the end. */
export interface BounceSummary extends Omit<BounceReadResult, 'problems'> {
  readonly groups: readonly AdvisedGroup[]
}

/** What a reading gives while it goes on. */
export interface BounceReading {
  readonly events: readonly BounceEvent[]
  readonly problems: readonly string[]
}

/**
 * Reads inputs one after another and gives events as they come, the summary in the end. Stops between batches when
 * told to; what was read until then is in the summary and, if wanted, kept. Throws `bad-input` for a block that is none.
 */
export async function* readBounces(
  context: Context,
  { inputs, ours, keep, signal }: BounceOrder,
): AsyncGenerator<BounceReading, BounceSummary, undefined> {
  const understand = createUnderstanding(context.catalogue, readOurs(context, ours))
  const tally = new BounceTally()
  const fingerprint = createFingerprinting()
  let added = 0
  let inbound = 0
  const spool = new EventSpool((bounces) => {
    added += context.store.bounces.keep(bounces)
  })
  const stopped = (): boolean => signal?.aborted ?? false
  for (const input of inputs) {
    if (stopped()) break
    for await (const batch of readBounceEvents(input, understand, context.now())) {
      for (const event of batch.events) {
        tally.add(event)
        if (!event.blocked) continue
        if (event.direction === 'inbound') inbound++
        else if (keep) spool.add(fingerprint(event))
      }
      yield batch
      if (stopped()) break
    }
  }
  spool.flush()
  const { catalogue } = context
  return {
    events: tally.events,
    blocked: tally.blocked,
    added,
    inbound,
    others: tally.listOthers(),
    groups: tally.list().map((group) => ({ ...group, next: describeNextStep(group, catalogue) })),
  }
}

function readOurs(context: Context, texts: readonly string[]): readonly Block[] {
  if (texts.length === 0) return context.store.blocks.list().flatMap(({ block }) => readBlock(block) ?? [])
  return texts.map((text) => {
    const parsed = parseBlock(text)
    if (!parsed.ok) throw new OperationError('bad-input', parsed.problem)
    return parsed.block
  })
}

function readBlock(text: string): Block | null {
  const parsed = parseBlock(text)
  return parsed.ok ? parsed.block : null
}
