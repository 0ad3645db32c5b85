import { type CheckState, causeOfState, unknownState } from '../../../shared/domain/outcome.ts'

/** So many checks in a row without an answer mean that the list, not the question, is in trouble. */
const TROUBLE_AFTER = 12

const overBudget = unknownState('budget')

/** Notices when a list stops answering, or starts refusing, in the middle of a scan. */
export interface TroubleWatch {
  /** Tells of one settled check, in the order they settled. */
  saw(state: CheckState): void
  /** True once the last checks all went without an answer. */
  inTrouble(): boolean
  /** Begins counting anew, after a probe found the list well. */
  reset(): void
}

/** A fresh watch. */
export function watchForTrouble(): TroubleWatch {
  let inRow = 0
  return {
    saw(state) {
      // It was not asked: that says nothing of it.
      if (state === overBudget) return
      inRow = causeOfState(state) === null ? 0 : inRow + 1
    },
    inTrouble: () => inRow >= TROUBLE_AFTER,
    reset() {
      inRow = 0
    },
  }
}
