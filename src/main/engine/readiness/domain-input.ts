import type { Targets } from '../../../shared/domain/targets.ts'
import type { Ask } from './ask.ts'

/** What is looked at. */
export interface DomainInput {
  readonly domain: string
  readonly heloName: string | null
  readonly targets: Targets
  readonly ask: Ask
}
