import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Log } from '../operations/log.ts'
import { redact } from './redact.ts'

const MOST_BYTES = 1 << 20
const MOST_FILES = 5
const LONGEST_VALUE = 2000

/** What a log is opened with. */
export interface FileLogOptions {
  readonly folder: string
  readonly now: () => number
  /** The user's home folder, whose name is taken out. */
  readonly home: string
  /** Secrets as they are known now; asked at each line. */
  readonly secrets: () => readonly string[]
}

/** A log in files that rotate. */
export function fileLog({ folder, now, home, secrets }: FileLogOptions): Log {
  const file = path.join(folder, 'blockvet.log')
  const older = (age: number): string => (age === 0 ? file : `${file}.${age}`)
  function rotate(): void {
    if (!existsSync(file) || statSync(file).size < MOST_BYTES) return
    rmSync(older(MOST_FILES - 1), { force: true })
    for (let age = MOST_FILES - 2; age >= 0; age--)
      if (existsSync(older(age))) renameSync(older(age), older(age + 1))
  }
  return {
    write(event, fields = {}) {
      const cut = Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'string' ? redact(value, secrets(), home).slice(0, LONGEST_VALUE) : value,
      ])
      const line = JSON.stringify({
        at: new Date(now()).toISOString(),
        event,
        ...(Object.fromEntries(cut) as object),
      })
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        rotate()
        appendFileSync(file, `${line}\n`, { mode: 0o600 })
      } catch {
        // A full disk must not end a scan over its diary.
      }
    },
    tail(lines) {
      const texts = [older(1), file].map((name) => (existsSync(name) ? readFileSync(name, 'utf8') : ''))
      return texts.join('').split('\n').filter(Boolean).slice(-lines)
    },
    clear() {
      for (let age = 0; age < MOST_FILES; age++) rmSync(older(age), { force: true })
    },
  }
}
