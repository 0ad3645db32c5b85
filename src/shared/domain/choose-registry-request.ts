import type { ProviderRequest } from './campaign-facts.ts'

/**
 * What to ask the provider for at a registry, so that the range is shown with contacts of its own. The registry's name
 * is as people write it (`RIPE NCC`). Null for a registry that the facts do not know.
 */
export function chooseRegistryRequest(
  requests: readonly ProviderRequest[],
  registryName: string,
): ProviderRequest | null {
  const name = registryName.toLowerCase()
  const there = requests.filter(
    ({ registry }) => registry !== null && name.split(/[^a-z]+/).includes(registry),
  )
  return there.find(({ facts }) => facts.includes('contactHandles')) ?? there[0] ?? null
}
