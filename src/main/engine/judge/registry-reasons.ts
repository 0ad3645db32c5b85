import type { RegistrationState, RegistryFlag } from '../../../shared/domain/registry-findings.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { Surroundings } from '../../../shared/domain/surroundings.ts'
import type { RuleCode } from './rules.ts'
import { type WeighedReason, weighReason } from './weighed-reason.ts'

/**
 * What the registration says. `practised` is true for a special-purpose range, vetted on purpose for practice or
 * tests: that it is reserved, and that no registry knows it, is no news then.
 */
export function registryReasons(
  { registry }: Surroundings,
  caseId: string | null,
  practised: boolean,
): readonly WeighedReason[] {
  if (registry === null || (practised && registry.source === 'none')) return []
  const caseIds = caseId === null ? [] : [caseId]
  const found = stateRules[registry.state]
  const states =
    found === null
      ? []
      : [
          weighReason({
            code: found.code,
            force: found.force,
            phrase: clause(registry.explanation),
            named: true,
            more: registry.askProvider === null ? [] : found.ask,
            caseIds,
            part: 'registry',
          }),
        ]
  const flags = registry.flags.flatMap((flag) => flagReason(flag, practised) ?? [])
  return [...states, ...flags]
}

interface StateRule {
  readonly code: RuleCode
  readonly force: number
  /** What to ask of the provider, in a sentence; the letter says it at length. */
  readonly ask: readonly string[]
}

const WHOSE = ['Ask the provider whose it is, and for proof that it is theirs to give.']
const REGISTER = ['Ask the provider to register it to you.']

/** What each state of the registration comes to; null where it speaks for nothing. */
export const stateRules: Readonly<Record<RegistrationState, StateRule | null>> = {
  'reassigned-to-buyer': null,
  'reassigned-to-seller': null,
  'reassigned-to-other': { code: 'registered-to-other', force: 0.9, ask: WHOSE },
  'not-registered': { code: 'registered-to-other', force: 0.9, ask: WHOSE },
  'inside-other-assignment': { code: 'registered-to-other', force: 0.8, ask: WHOSE },
  'split-block': { code: 'registered-to-other', force: 0.6, ask: WHOSE },
  'not-reassigned': { code: 'unregistered', force: 0.3, ask: REGISTER },
  'not-individually-registered': { code: 'registry-note', force: 0.5, ask: REGISTER },
  'registered-separately': { code: 'registry-note', force: 0.6, ask: REGISTER },
  unknown: null,
}

function flagReason({ code, text }: RegistryFlag, practised: boolean): WeighedReason | null {
  const phrase = clause(text)
  const base = { phrase, named: true, part: 'registry' } as const
  switch (code) {
    case 'reserved':
    case 'available':
    case 'bogon':
      return practised ? null : weighReason({ ...base, code: 'bogon-space', force: 1 })
    case 'recent-change':
      return weighReason({ ...base, code: 'registry-flag', force: 0.15 })
    case 'no-abuse-contact':
      return weighReason({ ...base, code: 'registry-flag', force: 0.1 })
    case 'legacy':
      return weighReason({ ...base, code: 'registry-note', force: 0.3 })
    case 'unvetted-record':
      return weighReason({ ...base, code: 'registry-note', force: 0.2 })
  }
}

/** A sentence of the registry room as a clause: cleaned, without its full stop. */
const clause = (text: string): string => cleanStrangerText(text, 300).replace(/\.$/, '')
