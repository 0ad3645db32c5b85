import { readFileSync, writeFileSync } from 'node:fs'

/** When something was told last, Unix ms; kept over a restart. */
export interface LastTold {
  readonly at: number
  note(at: number): void
}

/** Keeps the moment in a small file. One that is missing or broken means never; one that cannot be written is forgotten at the end. */
export function openLastTold(file: string): LastTold {
  let at = read(file)
  return {
    get at() {
      return at
    },
    note(moment) {
      at = moment
      try {
        writeFileSync(file, JSON.stringify({ followUpsToldAt: moment }))
      } catch {
        // Being told again after a restart is no loss worth a word.
      }
    },
  }
}

function read(file: string): number {
  try {
    const { followUpsToldAt } = JSON.parse(readFileSync(file, 'utf8')) as { followUpsToldAt?: unknown }
    return typeof followUpsToldAt === 'number' ? followUpsToldAt : Number.NEGATIVE_INFINITY
  } catch {
    return Number.NEGATIVE_INFINITY
  }
}
