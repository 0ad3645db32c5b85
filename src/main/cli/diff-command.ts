import { exportDiff, tabulateDiff } from '../operations/tabulate-diff.ts'
import type { CommandHost } from './command-host.ts'
import { exitStatus } from './exit-status.ts'

/** Options of `blockvet diff`. */
export interface DiffOptions {
  readonly db?: string
  readonly json?: string
  readonly color: 'auto' | 'always' | 'never'
}

/** `blockvet diff <scan-id> <scan-id>`: what changed from the first to the second. Returns the exit status. */
export async function diffCommand(
  host: CommandHost,
  before: string,
  after: string,
  options: DiffOptions,
): Promise<number> {
  if (options.json !== undefined && options.json !== '-') await host.expectWritable(options.json)
  const context = await host.openContext(options.db ? { databaseFile: options.db } : {})
  try {
    if (options.json !== undefined) {
      const line = exportDiff(context, before, after)
      if (options.json === '-') host.print(line)
      else await host.writeFile(options.json, line)
    }
    if (options.json !== '-') {
      const color = options.color === 'always' || (options.color === 'auto' && host.terminal.outTakesColor)
      host.print(tabulateDiff(context, before, after, { width: host.terminal.columns, color }))
    }
    return exitStatus.done
  } finally {
    await host.closeContext(context)
  }
}
