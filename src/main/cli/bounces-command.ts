import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Context } from '../operations/context.ts'
import { type BounceDocument, bounceDocument, tabulateBounces } from '../operations/format-bounces.ts'
import { type BounceSummary, readBounces } from '../operations/read-bounces.ts'
import { ByteProgress } from './byte-progress.ts'
import type { CommandHost, OpenedOutput } from './command-host.ts'
import { exitStatus } from './exit-status.ts'

/** Options of `blockvet bounces`. */
export interface BouncesOptions {
  readonly json?: string
  /** Rows on standard output: a file's name behind the option would be taken for an input. */
  readonly csv?: boolean
  readonly ours?: string[]
  readonly db?: string
  readonly catalog?: string[]
  /** False with `--no-keep`. */
  readonly keep: boolean
  readonly quiet?: boolean
  readonly progress: boolean
}

interface Writing {
  readonly document: BounceDocument
  readonly output: OpenedOutput
}

/** Problems told one by one; the rest are counted. */
const MAX_PROBLEMS = 20

/** `blockvet bounces [FILE…|-]`: reads refusals, writes them and who they come from. Returns the exit status. */
export async function bouncesCommand(
  host: CommandHost,
  files: readonly string[],
  options: BouncesOptions,
): Promise<number> {
  if (options.json === '-' && options.csv) {
    throw new OperationError(
      'bad-input',
      'JSON and CSV cannot both go to standard output; name a file for the JSON.',
    )
  }
  if (options.json !== undefined && options.json !== '-') {
    if (files.includes(options.json)) {
      throw new OperationError(
        'bad-input',
        `'${options.json}' cannot be read and written at once; name another file after --json.`,
      )
    }
    await host.expectWritable(options.json)
  }
  const names = files.length > 0 ? files : ['-']
  const opened = await Promise.all(names.map((name) => host.openInput(name)))
  const context = await host.openContext({
    ...(options.db ? { databaseFile: options.db } : {}),
    ...(options.catalog ? { catalogPaths: options.catalog } : {}),
  })
  const stop = new AbortController()
  const forget = host.onStopSignal(() => {
    stop.abort()
    for (const input of opened) input.stop?.()
  })
  const silent = options.quiet === true || !options.progress
  const progress = new ByteProgress(
    host,
    () => context.clock.now(),
    opened.map(({ bytes }) => bytes),
  )
  const inputs = names.map((name, i) => ({
    name: name === '-' ? 'stdin' : name,
    chunks: progress.count(opened[i]?.chunks ?? none(), silent),
  }))
  try {
    const writings = [
      ...(await begin(host, 'json', options.json)),
      ...(await begin(host, 'csv', options.csv ? '-' : undefined)),
    ]
    const order = { inputs, ours: options.ours ?? [], keep: options.keep, signal: stop.signal }
    const summary = await follow(host, context, order, writings, progress)
    progress.end()
    for (const { document, output } of writings) {
      await output.write(document.end(summary))
      await output.end()
    }
    const toOut = options.json === '-' || options.csv
    if (!toOut && options.quiet !== true) host.print(tabulateBounces(summary, host.terminal.columns))
    if (!stop.signal.aborted) return exitStatus.done
    host.tell('Stopped; what was read until then is in the result.\n')
    return exitStatus.stopped
  } finally {
    progress.end()
    forget()
    await host.closeContext(context)
  }
}

async function* none(): AsyncGenerator<Uint8Array> {}

async function begin(
  host: CommandHost,
  format: 'json' | 'csv',
  file: string | undefined,
): Promise<Writing[]> {
  if (file === undefined) return []
  const document = bounceDocument(format)
  const output = await host.openOutput(file)
  await output.write(document.start())
  return [{ document, output }]
}

async function follow(
  host: CommandHost,
  context: Context,
  order: Parameters<typeof readBounces>[1],
  writings: readonly Writing[],
  progress: ByteProgress,
): Promise<BounceSummary> {
  const reading = readBounces(context, order)
  let problems = 0
  for (;;) {
    const next = await reading.next()
    if (next.done) {
      if (problems > MAX_PROBLEMS) host.tell(`${problems - MAX_PROBLEMS} more parts could not be read.\n`)
      return next.value
    }
    const { events, problems: told } = next.value
    progress.events += events.length
    for (const problem of told) {
      problems++
      if (problems > MAX_PROBLEMS) continue
      progress.end()
      host.tell(`${problem}\n`)
    }
    for (const { document, output } of writings) await output.write(document.add(events))
  }
}
