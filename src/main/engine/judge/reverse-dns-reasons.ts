import type { Surroundings } from '../../../shared/domain/surroundings.ts'
import { describePart } from './describe-figures.ts'
import type { RuleCode } from './rules.ts'
import { type WeighedReason, weighReason } from './weighed-reason.ts'

/** What reverse DNS says: no names, names that do not resolve back, names that look generic. */
export function reverseDnsReasons(
  { reverseDns }: Surroundings,
  caseId: string | null,
): readonly WeighedReason[] {
  if (reverseDns === null) return []
  const { addresses, counts, generic } = reverseDns
  const caseIds = caseId === null ? [] : [caseId]
  const reason = (code: RuleCode, found: number, force: number, words: readonly [string, string]) =>
    found === 0
      ? []
      : weighReason({
          code,
          force: force * (0.5 + (0.5 * found) / Math.max(1, addresses)),
          phrase: `${describePart(found, addresses)} ${found === 1 || addresses === 1 ? words[0] : words[1]}`,
          caseIds,
          part: 'reverseDns',
        })
  return [
    reason('no-ptr', counts.missing, 0.35, ['has no PTR record', 'have no PTR record']),
    reason('ptr-unconfirmed', counts.unconfirmed, 0.3, [
      'has a PTR name that does not resolve back',
      'have PTR names that do not resolve back',
    ]),
    reason('generic-ptr', generic, 0.2, [
      'has a name that looks generic or dynamic',
      'have names that look generic or dynamic',
    ]),
  ].flat()
}
