import type { Case } from '../../../../shared/domain/case.ts'
import type { DraftMode, Removal } from '../../../../shared/domain/removal.ts'

/** What to mind with an operator, one sentence or two each; the catalogue's words. */
export function listWarnings(
  { kind, userNote, unverified }: Pick<Case, 'kind' | 'userNote' | 'unverified'>,
  removal: Removal | null,
  mode: DraftMode,
): readonly string[] {
  const doubted = unverified.filter((name) => ['url', 'email', 'method', 'whoMayAsk'].includes(name))
  const own = [
    userNote === '' ? null : `Your note: ${userNote}`,
    removal === null && mode !== 'ask-provider'
      ? kind === 'bounces'
        ? 'No way of asking is recorded: write to the postmaster of the server that refused.'
        : 'No way of asking this operator is known.'
      : null,
    kind === 'bounces'
      ? 'No DNS list answers for this: close it by hand when newer logs hold no such bounce.'
      : null,
    removal?.whoMayAskNote ?? null,
    removal?.blockRequestsNote ?? null,
    removal?.etiquette ?? null,
    removal?.repeatPolicy ?? null,
    removal?.paidOption ? `Sold, not needed: ${removal.paidOption}` : null,
    mode === 'email' && !removal?.email
      ? 'The operator names its address on its page or in the rejection.'
      : null,
    doubted.length > 0 ? `Not verified: ${doubted.join(', ')}.` : null,
  ]
  return own.filter((text) => text !== null)
}
