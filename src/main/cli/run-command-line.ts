import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { type BouncesOptions, bouncesCommand } from './bounces-command.ts'
import { type CampaignOptions, campaignCommand } from './campaign-command.ts'
import type { CommandHost } from './command-host.ts'
import { addCompareOptions, type CompareOptions, compareCommand } from './compare-command.ts'
import { type DataOptions, dataCommand } from './data-command.ts'
import { type DemoOptions, demoCommand } from './demo-command.ts'
import { type DiffOptions, diffCommand } from './diff-command.ts'
import { type DraftsOptions, draftsCommand } from './drafts-command.ts'
import { exitStatus } from './exit-status.ts'
import { type FeedsOptions, feedsCommand } from './feeds-command.ts'
import { type ListsOptions, listsCommand } from './lists-command.ts'
import { paperOption } from './paper-option.ts'
import { addReportOptions, type ReportOptions, reportCommand } from './report-command.ts'
import { scanCommand } from './scan-command.ts'
import { addScanOptions, type ScanOptions } from './scan-options.ts'
import { type ServeOptions, serveCommand } from './serve-command.ts'
import { type VerifyOptions, verifyCommand } from './verify-command.ts'

/** Runs one command line (without the program's own name) to its end; resolves with the exit status. */
export async function runCommandLine(host: CommandHost, words: readonly string[]): Promise<number> {
  let status: number = exitStatus.done
  const program = build(host, (code) => {
    status = code
  })
  try {
    await program.parseAsync([...words], { from: 'user' })
    return status
  } catch (error) {
    const command = program.commands.find((one) => one.name() === words[0])
    return report(host, error, command ? `blockvet ${command.name()}` : 'blockvet')
  }
}

function build(host: CommandHost, finish: (status: number) => void): Command {
  const program = new Command('blockvet')
    .description('Is this block of IP addresses fit to send mail from?')
    .version(host.version)
    .exitOverride()
    .configureOutput({ writeOut: host.print, writeErr: () => {} })
  const gather = (value: string, earlier: string[] = []): string[] => [...earlier, value]
  addScanOptions(
    program.command('scan').description('vet blocks: CIDR, address or range a-b').argument('[blocks...]'),
  ).action(async (blocks: string[], options: ScanOptions) => finish(await scanCommand(host, blocks, options)))
  program
    .command('bounces')
    .description(
      'who blocks us: log files, bounce mails, mail folders or pasted replies; nothing leaves the machine',
    )
    .argument('[files...]', "'-' is standard input")
    .option('--json <file>', "write JSON of schema blockvet.bounces/1; '-' is standard output")
    .option('--csv', 'print a row per refusal to standard output')
    .option('--ours <block>', 'a block of ours: its addresses are taken before others (repeatable)', gather)
    .option('--no-keep', 'do not remember the blocks in the database')
    .option('--db <file>', 'the database')
    .option('--catalog <path>', 'a catalogue file or folder in place of the shipped one (repeatable)', gather)
    .option('--quiet', 'print no table and no progress')
    .option('--no-progress', 'print no progress')
    .action(async (files: string[], options: BouncesOptions) =>
      finish(await bouncesCommand(host, files, options)),
    )
  program
    .command('lists')
    .description('the catalogue; check = probe health now; key, agree, on, off, default, registered = decide')
    .argument('[verb]')
    .argument('[ids...]')
    .option('--catalog <path>', 'a catalogue file or folder in place of the shipped one (repeatable)', gather)
    .option('--resolver <ip[:port]>', 'check through this resolver (repeatable)', gather)
    .option('--direct', "check at the lists' own name servers")
    .option('--forget', 'take back a key, a consent or a note')
    .option('--db <file>', 'the database')
    .option('--json', 'print JSON, one object per line')
    .action(async (verb: string | undefined, ids: string[], options: ListsOptions) =>
      finish(await listsCommand(host, verb === undefined ? [] : [verb, ...ids], options)),
    )
  program
    .command('data')
    .description('your own data: list, backup, restore NAME, check, diagnose, delete')
    .argument('[words...]')
    .option('--db <file>', 'the database')
    .option('--yes', 'with delete: yes, everything')
    .action(async (words: string[], options: DataOptions) => finish(await dataCommand(host, words, options)))
  program
    .command('diff')
    .description('what changed from one scan to another')
    .argument('<scan-id>')
    .argument('<scan-id>')
    .option('--json <file>', "write the result as JSON; '-' is standard output")
    .option('--db <file>', 'the database')
    .addOption(colour())
    .action(async (before: string, after: string, options: DiffOptions) =>
      finish(await diffCommand(host, before, after, options)),
    )
  addCompareOptions(
    program
      .command('compare')
      .description('offers side by side, best first')
      .argument('<blocks-or-scan-ids...>')
      .addOption(colour()),
  ).action(async (items: string[], options: CompareOptions) =>
    finish(await compareCommand(host, items, options)),
  )
  addReportOptions(
    program.command('report').description('write reports of stored scans').argument('<scan-ids...>'),
  ).action(async (scanIds: string[], options: ReportOptions) =>
    finish(await reportCommand(host, scanIds, options)),
  )
  program
    .command('verify')
    .description('check an evidence bundle: hashes, signature, counts, verdict')
    .argument('<bundle>')
    .option('--json', 'print what was found as JSON')
    .action(async (file: string, options: VerifyOptions) => finish(await verifyCommand(host, file, options)))
  program
    .command('feeds')
    .description('netblock feeds and their copies here; update fetches them, import takes a file')
    .argument('[list|show|update|import]')
    .argument('[words...]')
    .option('--as <id>', 'import: the feed that the file is a copy of, or a name of your own')
    .option('--json', 'print JSON, one object per line')
    .option('--quiet', 'print no progress')
    .action(async (verb: string | undefined, words: string[], options: FeedsOptions) =>
      finish(await feedsCommand(host, verb === undefined ? [] : [verb, ...words], options)),
    )
  program
    .command('drafts')
    .description('removal requests of a scan, one per case: text, or .eml and text files')
    .argument('<scan-id>')
    .option('--out <folder>', 'write files there, .eml for mails and .txt for forms')
    .option('--case <id>', 'this case alone, by its id or its list')
    .addOption(new Option('--language <code>', "in place of the operator's").choices(['en', 'de']))
    .option('--json', 'print JSON, one object per line')
    .option('--db <file>', 'the database')
    .action(async (scanId: string, options: DraftsOptions) =>
      finish(await draftsCommand(host, scanId, options)),
    )
  program
    .command('campaign')
    .description(
      'the clean-up: list, start SCAN-ID, show ID, state ID STATE, note ID TEXT, reply FILE [ID], attach ID FILE, file FILE-ID FILE, verify [ID…], csv, ics, pdf FILE',
    )
    .argument('[words...]')
    .option('--minutes <n>', 'with note: minutes of work', wholeNumber)
    .option('--bounces', 'with start: make requests of the bounces that were read, in place of a scan')
    .option('--address <ip>', 'with start --bounces ID: the address of yours, where they name none')
    .addOption(paperOption())
    .option('--json', 'print JSON, one object per line')
    .option('--catalog <path>', 'a catalogue file or folder in place of the shipped one (repeatable)', gather)
    .option('--db <file>', 'the database')
    .action(async (words: string[], options: CampaignOptions) =>
      finish(await campaignCommand(host, words, options)),
    )
  program
    .command('serve')
    .description('the window in a browser, loopback only')
    .addOption(port())
    .option('--open', 'open a browser when there is a display')
    .option('--db <file>', 'the database')
    .option('--catalog <path>', 'a catalogue file or folder in place of the shipped one (repeatable)', gather)
    .action(async (options: ServeOptions) => finish(await serveCommand(host, options)))
  program
    .command('demo')
    .description('a practice network on loopback, a scan of it, and the window')
    .addOption(port())
    .option('--open', 'open a browser when there is a display')
    .option('--no-scan', 'start the network and the window only; vet the practice blocks yourself')
    .action(async (options: DemoOptions) => finish(await demoCommand(host, options)))
  return program
}

const colour = (): Option =>
  new Option('--color <when>', 'colour on the terminal').choices(['auto', 'always', 'never']).default('auto')

const port = (): Option =>
  new Option('--port <n>', 'port to listen on').argParser(portNumber).default(0, 'any free one')

function wholeNumber(value: string): number {
  if (/^\d{1,5}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('Give a number of minutes, like 15.')
}

function portNumber(value: string): number {
  if (/^\d+$/.test(value) && Number(value) <= 65_535) return Number(value)
  throw new InvalidArgumentError('Give a port from 0 to 65535.')
}

/** `helpOf` is the command line whose help is pointed to. */
function report(host: CommandHost, error: unknown, helpOf: string): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitStatus.done
    const plain = error.code === 'commander.help' ? 'There is no such command' : error.message
    const message = plain.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ')
    host.tell(`blockvet: ${message}${/[.?!)]$/.test(message) ? '' : '.'} See ${helpOf} --help.\n`)
    return exitStatus.badInput
  }
  if (error instanceof OperationError) {
    host.tell(`blockvet: ${[error.message, error.next].filter((part) => part !== '').join(' ')}\n`)
    return isBadInput(error) ? exitStatus.badInput : exitStatus.failed
  }
  host.tell(`blockvet: a fault of the program: ${error instanceof Error ? error.message : String(error)}\n`)
  return exitStatus.failed
}

function isBadInput(error: OperationError): boolean {
  switch (error.code) {
    case 'bad-input':
    case 'not-found':
    case 'too-large':
    case 'catalogue':
      return true
    case 'busy':
    case 'database':
    case 'network':
    case 'internal':
      return false
  }
}
