import type { DnsblList } from '../../../../shared/domain/list.ts'
import type { Scan } from '../../../../shared/domain/scan.ts'
import type { Surroundings } from '../../../../shared/domain/surroundings.ts'

/** What a request rests on: the evidence of a scan, or of it what there is where only bounces tell of a block. */
export interface RequestEvidence {
  readonly evidence: {
    readonly scan: Pick<Scan, 'block' | 'startedAt' | 'finishedAt' | 'practice'>
    readonly lists: readonly { readonly list: Pick<DnsblList, 'id' | 'zone'> }[]
    readonly surroundings: Surroundings
  }
}
