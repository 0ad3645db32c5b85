import type { Context } from '../operations/context.ts'

/** What a context is opened with; everything left out follows the user's installation. */
export interface ContextWish {
  readonly databaseFile?: string
  readonly catalogPaths?: readonly string[]
}

/** A page served on loopback. */
export interface ServedPage {
  /** Address with the one-time token. */
  readonly url: string
  close(): Promise<void>
}

/** How a page is to be served. */
export interface ServeWish {
  /** 0 = any free port. */
  readonly port: number
  /** Told of a fresh address when the page was left alone for so long that its key became void. */
  readonly onFreshUrl: (url: string) => void
}

/** The practice network with a context on it. */
export interface PracticeSession {
  readonly context: Context
  readonly blocks: readonly string[]
  close(): Promise<void>
}

/** A file or standard input, opened to be read in pieces. */
export interface OpenedInput {
  readonly chunks: AsyncIterable<Uint8Array>
  /** Size in bytes; null when it cannot be told before. */
  readonly bytes: number | null
  /** Ends an input that may wait for ever, as if nothing more came. */
  readonly stop?: () => void
}

/** A file or standard output, written in pieces; each waits until it is taken. */
export interface OpenedOutput {
  write(text: string): Promise<void>
  end(): Promise<void>
}

/** What the commands need of the process they run in; built by the entry, replaced in tests. */
export interface CommandHost {
  readonly version: string
  readonly openContext: (wish: ContextWish) => Promise<Context>
  readonly closeContext: (context: Context) => Promise<void>
  /** Puts a backup in the place of a damaged database; where that is kept, or null when the database is not damaged. */
  readonly replaceDamaged: (wish: ContextWish, backup: string) => string | null
  readonly openPractice: () => Promise<PracticeSession>
  readonly servePage: (context: Context, options: ServeWish) => Promise<ServedPage>
  /** Standard output: results only. */
  readonly print: (text: string) => void
  /** Standard error: progress, notices, errors. */
  readonly tell: (text: string) => void
  readonly readStdin: () => Promise<string>
  readonly readFile: (path: string) => Promise<string>
  /** `-` is standard input. Throws `bad-input` for what cannot be read. */
  readonly openInput: (path: string) => Promise<OpenedInput>
  /** `-` is standard output. */
  readonly openOutput: (path: string) => Promise<OpenedOutput>
  readonly readBytes: (path: string) => Promise<Uint8Array>
  /** Throws `bad-input` when a file could not be written here; neither makes nor changes it. */
  readonly expectWritable: (path: string) => Promise<void>
  /** Makes a folder and those above it, where they are missing. */
  readonly makeFolder: (path: string) => Promise<void>
  readonly writeFile: (path: string, content: string | Uint8Array) => Promise<void>
  readonly terminal: {
    readonly columns: number
    /** Standard output is a terminal, and the user's environment does not say NO_COLOR. */
    readonly outTakesColor: boolean
    readonly errIsTty: boolean
  }
  /** Calls back on each SIGINT or SIGTERM; returns how to stop listening. */
  readonly onStopSignal: (callback: () => void) => () => void
  readonly openBrowser: (url: string) => void
}
