import type { RegistrationState, RegistryFlag } from '../../../shared/domain/registry-findings.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'
import type { Surroundings } from '../../../shared/domain/surroundings.ts'
import type { RuleCode } from './rules.ts'
import { type WeighedReason, weighReason } from './weighed-reason.ts'

/**
 * What the registration says. `practised` is true for a special-purpose range, vetted on purpose for practice or
 * tests: that it is reserved is no news then.
 */
export function registryReasons(
  { registry }: Surroundings,
  caseId: string | null,
  practised: boolean,
): readonly WeighedReason[] {
  if (registry === null) return []
  const caseIds = caseId === null ? [] : [caseId]
  const ask = registry.askProvider === null ? [] : [sentence(registry.askProvider)]
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
            more: ask,
            caseIds,
            part: 'registry',
          }),
        ]
  const flags = registry.flags.flatMap((flag) => flagReason(flag, practised) ?? [])
  return [...states, ...flags]
}

/** What each state of the registration comes to; null where it speaks for nothing. */
const stateRules: Readonly<
  Record<RegistrationState, { readonly code: RuleCode; readonly force: number } | null>
> = {
  'reassigned-to-buyer': null,
  'reassigned-to-seller': null,
  'reassigned-to-other': { code: 'registered-to-other', force: 0.9 },
  'not-registered': { code: 'registered-to-other', force: 0.9 },
  'inside-other-assignment': { code: 'registered-to-other', force: 0.8 },
  'split-block': { code: 'registered-to-other', force: 0.6 },
  'not-reassigned': { code: 'unregistered', force: 0.3 },
  'not-individually-registered': { code: 'registry-note', force: 0.5 },
  'registered-separately': { code: 'registry-note', force: 0.6 },
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

const sentence = (text: string): string => `${clause(text)}.`
