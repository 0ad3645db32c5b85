import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Context } from '../operations/context.ts'
import { exportScan } from '../operations/export-scan.ts'
import { findScan } from '../operations/find-scan.ts'
import { scanJsonLine } from '../operations/scan-json-line.ts'
import type { CommandHost } from './command-host.ts'
import { fileForBlock } from './file-for-block.ts'
import type { PaperSize } from './paper-option.ts'

const formats = ['csv', 'html', 'pdf', 'xlsx', 'bundle'] as const

/** Where the results of scans go; '-' is standard output, for JSON alone. */
export interface ResultFiles {
  readonly json?: string
  readonly csv?: string
  readonly html?: string
  readonly pdf?: string
  readonly xlsx?: string
  readonly bundle?: string
  readonly paper: PaperSize
}

/** A result that cannot be kept is said before anything is done. Throws `bad-input`. */
export async function expectFilesWritable(host: CommandHost, files: ResultFiles): Promise<void> {
  const toOut = formats.find((format) => files[format] === '-')
  if (toOut) {
    throw new OperationError(
      'bad-input',
      `--${toOut} writes to a file, not to standard output; name one, like --${toOut} result.${toOut === 'bundle' ? 'zip' : toOut}.`,
    )
  }
  for (const file of [files.json, ...formats.map((format) => files[format])]) {
    if (file !== undefined && file !== '-') await host.expectWritable(file)
  }
}

/** Writes the files of one scan; with several scans each gets files of its own beside the ones named. */
export async function writeResultFiles(
  host: CommandHost,
  context: Context,
  scanId: string,
  { signingKey = null, ...files }: ResultFiles & { readonly signingKey?: string | null },
  several: boolean,
): Promise<void> {
  const { block } = findScan(context, scanId)
  for (const format of formats) {
    const file = files[format]
    if (file === undefined) continue
    const { content } = await exportScan(context, { scanId, format, paper: files.paper }, { signingKey })
    await host.writeFile(several ? fileForBlock(file, block) : file, content)
  }
}

/** Writes scans as lines of JSON, piece by piece; '-' is standard output. */
export async function writeJsonLines(
  host: CommandHost,
  context: Context,
  scanIds: readonly string[],
  file: string,
): Promise<void> {
  const output = await host.openOutput(file)
  for (const scanId of scanIds)
    for await (const piece of scanJsonLine(context, scanId)) await output.write(piece)
  await output.end()
}
