import type { ProviderRequest } from '../../../../shared/domain/campaign-facts.ts'
import type { Case } from '../../../../shared/domain/case.ts'
import { chooseRegistryRequest } from '../../../../shared/domain/choose-registry-request.ts'
import type { RequestEvidence } from './request-evidence.ts'

/** What the provider is asked for a case; null where the campaign facts have no such request. */
export function chooseAsk(
  requests: readonly ProviderRequest[],
  { evidence }: RequestEvidence,
  { kind }: Pick<Case, 'kind'>,
): ProviderRequest | null {
  const named = (id: string): ProviderRequest | null => requests.find((request) => request.id === id) ?? null
  switch (kind) {
    case 'registry':
      return chooseRegistryRequest(requests, evidence.surroundings.registry?.registry ?? '')
    case 'reverse-dns':
      return named('reverse-zone')
    case 'listing':
    case 'netblock':
    case 'bounces':
      return named('provider-writes')
  }
}
