import { app } from 'electron'

/** What follows this switch is a command line, as `blockvet` takes it from a terminal. */
const SWITCH = '--cli'

/** The words of a command line among a start's arguments, or null when the window is wanted. */
export function commandLineAmong(words: readonly string[]): readonly string[] | null {
  const at = words.indexOf(SWITCH)
  return at < 0 ? null : words.slice(at + 1)
}

/** Runs the command line in place of the window; the application ends with its exit status. */
export async function runAsCommandLine(run: () => Promise<void>): Promise<void> {
  app.dock?.hide()
  await run()
  app.exit(Number(process.exitCode ?? 0))
}
