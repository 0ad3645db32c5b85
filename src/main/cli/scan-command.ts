import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Decision } from '../../shared/domain/verdict.ts'
import type { Context } from '../operations/context.ts'
import { findScan } from '../operations/find-scan.ts'
import { ownProblems } from '../operations/own-lists.ts'
import { planScan } from '../operations/plan-scan.ts'
import { readScan } from '../operations/read-scan.ts'
import { resumeScan } from '../operations/resume-scan.ts'
import { startScans } from '../operations/start-scans.ts'
import { stopScan } from '../operations/stop-scan.ts'
import { tabulateScan } from '../operations/tabulate-scan.ts'
import { watchScan } from '../operations/watch-scan.ts'
import type { CommandHost } from './command-host.ts'
import { exitStatus } from './exit-status.ts'
import { planTable } from './plan-table.ts'
import { ProgressLine } from './progress-line.ts'
import { expectFilesWritable, writeJsonLines, writeResultFiles } from './result-files.ts'
import { resumeCommand } from './resume-command.ts'
import { orderFrom, type ScanOptions } from './scan-options.ts'
import { unlessStopped } from './unless-stopped.ts'

/** Decisions from best to worst; what is not known is worse than conditions, better than a plain no. */
const fromBestToWorst: readonly Decision[] = ['accept', 'conditional', 'inconclusive', 'reject']

/** `blockvet scan`: plan, run, write results. Returns the exit status. */
export async function scanCommand(
  host: CommandHost,
  words: readonly string[],
  options: ScanOptions,
): Promise<number> {
  refuseBlocksBesideEarlierScan(words, options)
  if (!options.plan) await expectResultsWritable(host, options)
  const blocks =
    options.resume !== undefined || options.rescan !== undefined
      ? []
      : await gatherBlocks(host, words, options)
  const context = await host.openContext({
    ...(options.db ? { databaseFile: options.db } : {}),
    ...(options.catalog ? { catalogPaths: options.catalog } : {}),
  })
  try {
    if (options.plan) return await printPlan(host, context, blocks, options)
    return await runScans(host, context, blocks, options)
  } finally {
    await host.closeContext(context)
  }
}

/** What is named beside an earlier scan would be passed over in silence. */
function refuseBlocksBesideEarlierScan(words: readonly string[], options: ScanOptions): void {
  const { resume, rescan, file, lists, plan } = options
  if (resume !== undefined && rescan !== undefined)
    throw new OperationError(
      'bad-input',
      'A scan is gone on with or scanned again; leave --resume or --rescan out.',
    )
  if (resume !== undefined && plan)
    throw new OperationError(
      'bad-input',
      'A stopped scan goes on as it was planned; leave --plan or --resume out.',
    )
  if (words.length === 0 && file === undefined && lists === undefined) return
  if (resume !== undefined) {
    throw new OperationError(
      'bad-input',
      'A stopped scan goes on with its own block and lists; leave blocks and --lists out.',
    )
  }
  if (rescan === undefined) return
  throw new OperationError(
    'bad-input',
    'A rescan is of the block and the lists of its scan; leave blocks and --lists out.',
  )
}

/** A result that cannot be kept is said before anything is asked. With several blocks each gets a file beside it. */
async function expectResultsWritable(host: CommandHost, options: ScanOptions): Promise<void> {
  await expectFilesWritable(host, options)
}

async function gatherBlocks(
  host: CommandHost,
  words: readonly string[],
  options: ScanOptions,
): Promise<string[]> {
  const texts = words.filter((word) => word !== '-')
  if (words.includes('-') || options.file === '-') texts.push(await host.readStdin())
  if (options.file !== undefined && options.file !== '-') texts.push(await host.readFile(options.file))
  const blocks = texts
    .flatMap((text) => text.split(/\r?\n/))
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
  if (blocks.length === 0) {
    throw new OperationError('bad-input', 'No block was given; write one like 198.51.100.0/24 after scan.')
  }
  return blocks
}

async function printPlan(
  host: CommandHost,
  context: Context,
  blocks: readonly string[],
  options: ScanOptions,
): Promise<number> {
  const plan = await planScan(context, orderFrom(blocks, options))
  const notices = [
    ...plan.blocks.flatMap((block) => block.notices),
    ...(context.catalogue.warnings ?? []),
    ...ownProblems(context),
  ]
  for (const notice of notices) host.tell(`${notice}\n`)
  host.print(options.json === '-' ? `${JSON.stringify(plan)}\n` : planTable(plan))
  return exitStatus.done
}

async function runScans(
  host: CommandHost,
  context: Context,
  blocks: readonly string[],
  options: ScanOptions,
): Promise<number> {
  let scanIds: readonly string[] = []
  const stopper = new AbortController()
  const forgetSignals = host.onStopSignal(() => {
    stopper.abort()
    for (const scanId of scanIds) void stopScan(context, scanId)
  })
  try {
    scanIds =
      (await unlessStopped(begin(host, context, blocks, options, stopper.signal), stopper.signal)) ?? []
    if (scanIds.length === 0) return tellNothingBegan(host, options)
    const finished: string[] = []
    let worst: Decision = 'accept'
    for (const scanId of scanIds) {
      const told = await follow(host, context, scanId, options)
      const { state, failure } = findScan(context, scanId)
      if (state !== 'finished') {
        if (stopper.signal.aborted && state !== 'failed') continue
        throw new OperationError(
          'internal',
          failure ?? told ?? 'The scan ended before its end could be kept.',
          `What was kept is safe; go on with: ${resumeCommand(scanId, options.db)}`,
        )
      }
      const { verdict } = readScan(context, scanId)
      if (fromBestToWorst.indexOf(verdict.decision) > fromBestToWorst.indexOf(worst)) worst = verdict.decision
      finished.push(scanId)
      await write(host, context, scanId, options, scanIds.length > 1)
    }
    if (options.json !== undefined && options.json !== '-' && finished.length > 0)
      await writeJsonLines(host, context, finished, options.json)
    const unfinished = scanIds.filter((scanId) => findScan(context, scanId).state !== 'finished')
    if (unfinished.length > 0) return tellHowToResume(host, context, unfinished, options)
    return reaches(worst, options.failOn) ? exitStatus.verdictReached : exitStatus.done
  } finally {
    forgetSignals()
  }
}

async function begin(
  host: CommandHost,
  context: Context,
  blocks: readonly string[],
  options: ScanOptions,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (options.resume !== undefined) return [(await resumeScan(context, options.resume, signal)).id]
  if (options.direct && options.resolver)
    host.tell("With --direct the lists' own name servers are asked; --resolver is not used.\n")
  const started = await startScans(context, orderFrom(blocks, options), signal)
  for (const notice of started.notices) host.tell(`${notice}\n`)
  for (const warning of started.pathWarnings) host.tell(`Warning: ${warning.text}\n`)
  return started.scanIds
}

function tellNothingBegan(host: CommandHost, { resume, db }: ScanOptions): number {
  const next = resume
    ? `what is known is saved. Go on with: ${resumeCommand(resume, db)}`
    : 'no list was asked and nothing was stored.'
  host.tell(`Stopped before the scan began; ${next}\n`)
  return exitStatus.stopped
}

/** Shows the progress of a scan until it ends; why it failed, or null. */
async function follow(
  host: CommandHost,
  context: Context,
  scanId: string,
  options: ScanOptions,
): Promise<string | null> {
  const { block } = findScan(context, scanId)
  const line = new ProgressLine(host, block, () => context.clock.now())
  const silent = options.quiet === true || !options.progress
  if (!silent) host.tell(`Scan ${scanId} of ${block}\n`)
  let failure: string | null = null
  for await (const event of watchScan(context, scanId)) {
    if (!silent) line.show(event)
    if (event.kind === 'snapshot') failure = event.failure ?? null
  }
  line.end()
  return failure
}

async function write(
  host: CommandHost,
  context: Context,
  scanId: string,
  options: ScanOptions,
  several: boolean,
): Promise<void> {
  if (options.json === '-') await writeJsonLines(host, context, [scanId], '-')
  await writeResultFiles(host, context, scanId, options, several)
  if (options.json === '-' || options.quiet) return
  const color = options.color === 'always' || (options.color === 'auto' && host.terminal.outTakesColor)
  host.print(tabulateScan(context, scanId, { width: host.terminal.columns, color }))
}

function tellHowToResume(
  host: CommandHost,
  context: Context,
  scanIds: readonly string[],
  options: ScanOptions,
): number {
  for (const scanId of scanIds) {
    const { block } = findScan(context, scanId)
    const command = resumeCommand(scanId, options.db)
    host.tell(`Stopped ${block}; what is known is saved. Go on with: ${command}\n`)
  }
  return exitStatus.stopped
}

function reaches(worst: Decision, limit: Decision | undefined): boolean {
  return limit !== undefined && fromBestToWorst.indexOf(worst) >= fromBestToWorst.indexOf(limit)
}
