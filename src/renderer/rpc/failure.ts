import { ORPCError } from '@orpc/client'
import { LineLost } from './connection.ts'

/** What went wrong and how to mend it, one sentence each. */
export interface Failure {
  readonly message: string
  readonly next: string
  /** True when the background could not be reached at all. */
  readonly lost: boolean
}

const lineLost: Failure = {
  message: 'Blockvet’s background process does not answer.',
  next: 'What was found so far is kept on disk. The window connects again by itself.',
  lost: true,
}

/** Reads any thrown value into two sentences for the user. */
export function readFailure(error: unknown): Failure {
  if (error instanceof ORPCError) {
    const data: unknown = error.data
    const next =
      typeof data === 'object' && data !== null && 'next' in data && typeof data.next === 'string'
        ? data.next
        : ''
    return { message: error.message, next, lost: false }
  }
  if (error instanceof LineLost) return lineLost
  const text = error instanceof Error ? error.message : String(error)
  if (/abort|close|not open/i.test(text)) return lineLost
  return { message: text, next: 'Try again; if it comes back, restart Blockvet.', lost: false }
}
