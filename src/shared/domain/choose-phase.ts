import type { CampaignPhase, PhaseGroup } from './campaign-facts.ts'
import type { OperatorKind, Removal } from './removal.ts'

/** What a removal's place in the clean-up depends on. */
export interface PhaseClues {
  readonly removal: Pick<Removal, 'id' | 'operatorId' | 'method' | 'whoMayAsk' | 'needsFirst'>
  readonly operatorKind: OperatorKind
  /** Whose removal an id of `needsFirst` is; null when it is unknown. */
  readonly operatorOf: (removalId: string) => string | null
}

/** The phase of the clean-up that a removal belongs to: the one that names it, else the one of its group. */
export function choosePhase(phases: readonly CampaignPhase[], clues: PhaseClues): CampaignPhase | null {
  const named = phases.find(({ removals }) => removals.includes(clues.removal.id))
  if (named) return named
  const group = groupOf(clues)
  return phases.find(({ of }) => of === group) ?? null
}

function groupOf({ removal, operatorKind, operatorOf }: PhaseClues): PhaseGroup {
  if (removal.whoMayAsk === 'provider' || removal.whoMayAsk === 'holder') return 'provider'
  if (removal.needsFirst.some((id) => operatorOf(id) !== removal.operatorId)) return 'follow-on'
  if (operatorKind !== 'dnsbl-operator') return 'reputation'
  return removal.method === 'email' ? 'letter' : 'self-service'
}
