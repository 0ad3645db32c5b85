import { type Command, InvalidArgumentError } from 'commander'
import type { ComparisonTerms } from '../../shared/domain/comparison.ts'
import { compareBlocks } from '../operations/compare-blocks.ts'
import { exportComparison, tabulateComparison } from '../operations/export-comparison.ts'
import type { CommandHost } from './command-host.ts'
import { exitStatus } from './exit-status.ts'

/** Options of `blockvet compare`. */
export interface CompareOptions {
  readonly db?: string
  readonly json?: string
  readonly csv?: string
  readonly hourlyRate?: number
  readonly currency?: string
  readonly months?: number
  readonly color: 'auto' | 'always' | 'never'
}

/** Adds the options of `blockvet compare` to a command. */
export function addCompareOptions(command: Command): Command {
  return command
    .option('--hourly-rate <n>', 'what an hour of clean-up costs (default: the settings)', amount)
    .option('--currency <code>', 'currency to compare in, like EUR (default: the settings)', currencyCode)
    .option('--months <n>', 'how long the offer is looked at (default: the settings)', months)
    .option('--json <file>', "write the result as JSON; '-' is standard output")
    .option('--csv <file>', "write the result as CSV; '-' is standard output")
    .option('--db <file>', 'the database (default: in the per-user data folder)')
}

function amount(value: string): number {
  if (/^\d{1,6}(?:\.\d+)?$/.test(value)) return Number(value)
  throw new InvalidArgumentError('Give a number like 60.')
}

function currencyCode(value: string): string {
  if (/^[A-Za-z]{3}$/.test(value)) return value.toUpperCase()
  throw new InvalidArgumentError('Give a code of three letters, like EUR.')
}

function months(value: string): number {
  if (/^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 120) return Number(value)
  throw new InvalidArgumentError('Give a whole number from 1 to 120.')
}

/** `blockvet compare <block|scan-id>…`: offers side by side, best first. Returns the exit status. */
export async function compareCommand(
  host: CommandHost,
  items: readonly string[],
  options: CompareOptions,
): Promise<number> {
  const files = [options.json, options.csv].filter((file) => file !== undefined && file !== '-')
  for (const file of files) if (file !== undefined) await host.expectWritable(file)
  const context = await host.openContext(options.db ? { databaseFile: options.db } : {})
  try {
    const comparison = compareBlocks(context, items, termsFrom(options))
    for (const format of ['json', 'csv'] as const) {
      const file = options[format]
      if (file === undefined) continue
      const { content } = exportComparison(comparison, format)
      if (file === '-') host.print(String(content))
      else await host.writeFile(file, content)
    }
    if (options.json !== '-' && options.csv !== '-') {
      const color = options.color === 'always' || (options.color === 'auto' && host.terminal.outTakesColor)
      host.print(tabulateComparison(comparison, { width: host.terminal.columns, color }))
    }
    return exitStatus.done
  } finally {
    await host.closeContext(context)
  }
}

const termsFrom = ({ hourlyRate, currency, months }: CompareOptions): Partial<ComparisonTerms> => ({
  ...(hourlyRate === undefined ? {} : { hourlyRate }),
  ...(currency === undefined ? {} : { currency }),
  ...(months === undefined ? {} : { horizonMonths: months }),
})
