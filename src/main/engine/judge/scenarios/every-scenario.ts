import { cleanBlocks } from './clean-blocks.ts'
import { listedAddresses } from './listed-addresses.ts'
import { listedRanges } from './listed-ranges.ts'
import { missingAnswers } from './missing-answers.ts'
import type { Scenario } from './scenario.ts'
import { surroundings } from './surroundings.ts'

/** What experienced postmasters would decide, by kind of block. The rule set must meet all. */
export const everyScenario: readonly { readonly kind: string; readonly scenarios: readonly Scenario[] }[] = [
  { kind: 'Clean blocks and look-alikes', scenarios: cleanBlocks },
  { kind: 'Listed addresses', scenarios: listedAddresses },
  { kind: 'Listed ranges', scenarios: listedRanges },
  { kind: 'Surroundings', scenarios: surroundings },
  { kind: 'Missing answers', scenarios: missingAnswers },
]
