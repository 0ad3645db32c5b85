/**
 * Keys and passwords of the user, by name (`list-key:spamhaus-dqs`, `mail-password`). They never reach the page, logs,
 * exports or the database.
 */
export interface SecretStore {
  /** How secrets are kept here, in one sentence for the settings page. */
  readonly describe: string
  /** Null when new secrets can be kept, else one sentence why not. */
  refusal(): Promise<string | null>
  /** The secret, or null when there is none. Throws `internal` when it cannot be unlocked. */
  get(name: string): Promise<string | null>
  /** Keeps a secret. Throws `bad-input` when this place refuses to. */
  set(name: string, value: string): Promise<void>
  /** Forgets it; forgetting what is not there is no error. */
  delete(name: string): Promise<void>
  /** Names of the secrets that are kept. */
  names(): Promise<readonly string[]>
}
