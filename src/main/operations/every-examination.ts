import type { SurroundingsPart } from '../../shared/domain/surroundings.ts'
import type { Examination } from './examination.ts'
import { examineNetblocks } from './examine-netblocks.ts'
import { registryExamination } from './registry-examination.ts'
import { reverseDnsExamination } from './reverse-dns-examination.ts'
import { routingExamination } from './routing-examination.ts'

/** Everything that a scan examines around its block. */
export const everyExamination: readonly Examination<SurroundingsPart>[] = [
  examineNetblocks,
  registryExamination,
  reverseDnsExamination,
  routingExamination,
]
