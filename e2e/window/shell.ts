import type { Page } from '@playwright/test'

/** One running Blockvet with the practice network behind it. */
export interface Shell {
  /** A window of it, at the Blocks place; the desktop has only one. */
  readonly openPage: () => Promise<Page>
  /** Whether pages are opened and closed one by one. */
  readonly manyPages: boolean
  readonly close: () => Promise<void>
}
