import type { RegistryFindings } from '../../../shared/domain/registry-findings.ts'
import type { RoutingFindings, RpkiState } from '../../../shared/domain/routing-findings.ts'
import { cleanStrangerText } from '../../../shared/domain/stranger-text.ts'

const NOT_EXAMINED = 'Not examined.'

/** To whom the block is registered, in a sentence or two. */
export function registrySentence(registry: RegistryFindings | null): string {
  if (registry === null) return NOT_EXAMINED
  return cleanStrangerText(registry.failure ?? registry.explanation, 600)
}

const rpkiWords: Readonly<Record<RpkiState, string>> = {
  valid: 'RPKI valid',
  invalid: 'RPKI invalid',
  'not-found': 'no RPKI record',
  unknown: 'RPKI not known',
}

/** Who announces the block, in a sentence. */
export function routingSentence(routing: RoutingFindings | null): string {
  if (routing === null) return NOT_EXAMINED
  const { announced, origins, failure } = routing
  if (announced === null) return cleanStrangerText(failure ?? 'Not known.', 600)
  if (!announced) return 'Nobody announces the block.'
  const routes = origins.slice(0, 4).map(({ prefix, asn, asName, rpki }) => {
    const name = asName === null ? '' : ` (${cleanStrangerText(asName, 60)})`
    return `${prefix} by AS${asn}${name}, ${rpkiWords[rpki]}`
  })
  const more = origins.length > 4 ? `; and ${origins.length - 4} more` : ''
  return `${routes.join('; ')}${more}.`
}
