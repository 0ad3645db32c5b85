import type { Writable } from 'node:stream'

/** What became of standard output. */
export interface OutputWatch {
  /** True once something of the results could not be written. */
  readonly isLost: boolean
}

/**
 * Bears faults of standard output: scans and files go on to their end. Whoever reads it (`head`, a pager) may have seen
 * enough, which is none; a full disk is told once, in a sentence.
 */
export function watchOutput(output: Writable, tell: (sentence: string) => void): OutputWatch {
  let isLost = false
  output.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (isLost || code === 'EPIPE') return
    isLost = true
    const why = code === 'ENOSPC' ? 'the disk is full' : (code ?? 'unknown cause')
    tell(`blockvet: Standard output cannot be written: ${why}.\n`)
  })
  return {
    get isLost() {
      return isLost
    },
  }
}

/** True for a terminal whose user did not ask for no colours (no-color.org, or a terminal that knows none). */
export const takesColor = (isTty: boolean, env: Readonly<Record<string, string | undefined>>): boolean =>
  isTty && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
