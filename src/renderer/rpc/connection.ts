import { create } from 'zustand'
import { type Line, openLine } from './transport.ts'

interface Connection {
  readonly state: 'connecting' | 'open' | 'lost'
  /** Rises with every new line: depend on it to ask again after a break. */
  readonly epoch: number
  /** When the next try starts, milliseconds since 1970; null while none is planned. */
  readonly retryAt: number | null
}

/** State of the line to the background. */
export const useConnection = create<Connection>(() => ({ state: 'connecting', epoch: 0, retryAt: null }))

const WAIT_FOR_LINE_MS = 6000
const retryDelaysMs = [250, 500, 1000, 2000, 4000, 8000]

let line: Line | null = null
let waiting: ((line: Line) => void)[] = []
let wake: (() => void) | null = null

/** Keeps one line open for the life of the page: opens it, notices when it breaks, tries again. */
export function connectToBackground(): void {
  void keepOpen()
}

/** Tries at once instead of waiting for the next planned try. */
export const retryNow = (): void => wake?.()

/** The open line, waiting a few seconds for one; throws when there is none by then. */
export function currentLine(): Promise<Line> {
  if (line) return Promise.resolve(line)
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new LineLost()), WAIT_FOR_LINE_MS)
    waiting.push((opened) => {
      clearTimeout(timer)
      resolve(opened)
    })
  })
}

/** Thrown when a question could not be put because there is no line. */
export class LineLost extends Error {}

async function keepOpen(): Promise<never> {
  for (let failures = 0; ; failures++) {
    try {
      line = await openLine()
      failures = 0
      announce(line)
      await line.closed
    } catch {
      // Falls through to the next try: the state below is what the user sees.
    }
    line = null
    const delayMs = retryDelaysMs[Math.min(failures, retryDelaysMs.length - 1)] ?? 8000
    useConnection.setState({ state: 'lost', retryAt: Date.now() + delayMs })
    await pause(delayMs)
    useConnection.setState({ retryAt: null })
  }
}

function announce(opened: Line): void {
  useConnection.setState(({ epoch }) => ({ state: 'open', epoch: epoch + 1, retryAt: null }))
  const due = waiting
  waiting = []
  for (const resolve of due) resolve(opened)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    wake = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}
