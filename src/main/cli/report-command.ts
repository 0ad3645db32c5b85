import { type Command, Option } from 'commander'
import {
  type LetterKind,
  type LetterLanguage,
  letterKinds,
  letterLanguages,
} from '../../shared/domain/letter.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Context } from '../operations/context.ts'
import { findScan } from '../operations/find-scan.ts'
import { tabulateScan } from '../operations/tabulate-scan.ts'
import { writeProviderLetter } from '../operations/write-provider-letter.ts'
import type { CommandHost } from './command-host.ts'
import { exitStatus } from './exit-status.ts'
import { paperOption } from './paper-option.ts'
import { expectFilesWritable, type ResultFiles, writeJsonLines, writeResultFiles } from './result-files.ts'

/** Options of `blockvet report`. */
export interface ReportOptions extends ResultFiles {
  readonly bundle?: string
  readonly sign?: string
  readonly letter?: LetterKind
  readonly lang: LetterLanguage
  readonly db?: string
  readonly color: 'auto' | 'always' | 'never'
}

/** Adds the options of `blockvet report` to a command. */
export function addReportOptions(command: Command): Command {
  return command
    .option('--json <file>', "write the result as JSON; '-' is standard output")
    .option('--csv <file>', 'write the listings as CSV')
    .option('--html <file>', 'write a report as one HTML file')
    .option('--pdf <file>', 'write a report as PDF: two pages and annexes')
    .option('--xlsx <file>', 'write a workbook')
    .addOption(paperOption())
    .option('--bundle <file>', 'write an evidence bundle: a zip that can be verified')
    .option('--sign <key>', 'sign the bundle with this private Ed25519 key (PEM)')
    .addOption(
      new Option('--letter <kind>', 'print a letter to the provider that asks for this').choices([
        ...letterKinds,
      ]),
    )
    .addOption(
      new Option('--lang <language>', 'language of the letter').choices([...letterLanguages]).default('en'),
    )
    .option('--db <file>', 'the database (default: in the per-user data folder)')
    .addOption(
      new Option('--color <when>', 'colour on the terminal')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
}

/** `blockvet report`: reports of stored scans; without a file a table on the terminal. Returns the exit status. */
export async function reportCommand(
  host: CommandHost,
  scanIds: readonly string[],
  options: ReportOptions,
): Promise<number> {
  await expectFilesWritable(host, options)
  const signingKey = await readKey(host, options)
  const context = await host.openContext(options.db ? { databaseFile: options.db } : {})
  try {
    for (const scanId of scanIds) findScan(context, scanId)
    for (const scanId of scanIds) {
      await writeResultFiles(host, context, scanId, { ...options, signingKey }, scanIds.length > 1)
      if (options.letter !== undefined) printLetter(host, context, scanId, options.letter, options.lang)
      else if (writesNothing(options)) host.print(tabulateScan(context, scanId, lookOf(host, options)))
    }
    if (options.json !== undefined) await writeJsonLines(host, context, scanIds, options.json)
    return exitStatus.done
  } finally {
    await host.closeContext(context)
  }
}

function printLetter(
  host: CommandHost,
  context: Context,
  scanId: string,
  kind: LetterKind,
  language: LetterLanguage,
): void {
  const { subject, body, toFill } = writeProviderLetter(context, { scanId, kind, language })
  host.print(`${subject}\n\n${body}`)
  for (const place of toFill) host.tell(`Fill in before you send it: ${place}\n`)
}

async function readKey(host: CommandHost, { sign, bundle }: ReportOptions): Promise<string | null> {
  if (sign === undefined) return null
  if (bundle === undefined)
    throw new OperationError('bad-input', 'Only a bundle is signed; say --bundle FILE with --sign.')
  return host.readFile(sign)
}

const writesNothing = ({ json, csv, html, pdf, xlsx, bundle }: ReportOptions): boolean =>
  [json, csv, html, pdf, xlsx, bundle].every((file) => file === undefined)

function lookOf({ terminal }: CommandHost, { color }: ReportOptions) {
  return {
    width: terminal.columns,
    color: color === 'always' || (color === 'auto' && terminal.outTakesColor),
  }
}
