import type { SecretStore } from '../operations/secret-store.ts'

/** The same store, and every secret that passed through it in this process: what a log must take out. */
export function rememberSecrets(store: SecretStore): { store: SecretStore; seen: () => readonly string[] } {
  const seen = new Set<string>()
  return {
    seen: () => [...seen],
    store: {
      ...store,
      async get(name) {
        const value = await store.get(name)
        if (value !== null) seen.add(value)
        return value
      },
      set(name, value) {
        seen.add(value)
        return store.set(name, value)
      },
    },
  }
}
