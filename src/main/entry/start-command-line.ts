import { spawn } from 'node:child_process'
import { access, constants, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { CommandHost } from '../cli/command-host.ts'
import { exitStatus } from '../cli/exit-status.ts'
import { runCommandLine } from '../cli/run-command-line.ts'
import { findRoot, readVersion } from './find-root.ts'
import { openInput, openOutput } from './open-files.ts'
import { replaceDamagedDatabase } from './rescue-database.ts'
import { takesColor, watchOutput } from './standard-output.ts'
import { stopAtOnce } from './stop-at-once.ts'
import { serveContext } from './web.ts'
import { closeContext, openContext, openPractice } from './wiring.ts'

const INSTEAD_OF_WINDOW =
  'The desktop window is not part of the command line: serving the same window to a browser instead.\n'

/** Runs a command line (without the program's own name) and sets the exit status of this process. */
export async function startCommandLine(words: readonly string[]): Promise<void> {
  const output = watchOutput(process.stdout, (sentence) => process.stderr.write(sentence))
  process.stderr.on('error', () => {})
  // The last write may fail after the command has ended.
  process.on('exit', (status) => {
    if (output.isLost && status === exitStatus.done) process.exitCode = exitStatus.failed
  })
  if (words.length === 0) process.stderr.write(INSTEAD_OF_WINDOW)
  process.exitCode = await runCommandLine(processHost(), words.length > 0 ? words : ['serve', '--open'])
}

function processHost(): CommandHost {
  return {
    version: readVersion(findRoot(import.meta.dirname)),
    openContext: (wish) => openContext({ host: 'cli', ...wish }),
    closeContext,
    replaceDamaged: ({ databaseFile }, backup) => replaceDamagedDatabase(backup, databaseFile),
    openPractice: () => openPractice('web'),
    servePage: serveContext,
    print: (chunk) => void process.stdout.write(chunk),
    tell: (chunk) => void process.stderr.write(chunk),
    readStdin: () => text(process.stdin),
    readFile: (file) => reaching('read', file, readFile(file, 'utf8')),
    readBytes: (file) => reaching('read', file, readFile(file)),
    openInput: (file) => reaching('read', file, openInput(file)),
    async openOutput(file) {
      const output = await reaching('written', file, openOutput(file))
      return {
        write: (text) => reaching('written', file, output.write(text)),
        end: () => reaching('written', file, output.end()),
      }
    },
    expectWritable: (file) => reaching('written', file, probeWritable(file)),
    makeFolder: async (folder) => {
      await reaching('written', folder, mkdir(folder, { recursive: true }))
    },
    writeFile: (file, content) => reaching('written', file, writeFile(file, content)),
    terminal: {
      columns: process.stdout.columns ?? 100,
      outTakesColor: takesColor(process.stdout.isTTY ?? false, process.env),
      errIsTty: process.stderr.isTTY ?? false,
    },
    onStopSignal(callback) {
      process.on('SIGINT', callback).off('SIGINT', stopAtOnce)
      process.on('SIGTERM', callback).off('SIGTERM', stopAtOnce)
      return () => {
        process.off('SIGINT', callback)
        process.off('SIGTERM', callback)
      }
    },
    openBrowser,
  }
}

/** A file that is there must be writable, else its folder. */
async function probeWritable(file: string): Promise<void> {
  const found = await stat(file).catch(() => null)
  if (found?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
  await access(found ? file : path.dirname(path.resolve(file)), constants.W_OK)
}

const whyNot: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'its rights do not allow it',
  EPERM: 'its rights do not allow it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
}

async function reaching<Value>(verb: 'read' | 'written', file: string, work: Promise<Value>): Promise<Value> {
  try {
    return await work
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown cause'
    const why = code === 'ENOENT' && verb === 'written' ? 'its folder is not there' : (whyNot[code] ?? code)
    throw new OperationError('bad-input', `'${file}' cannot be ${verb}: ${why}.`, 'Check the path.')
  }
}

function openBrowser(url: string): void {
  const { platform, env } = process
  const hasDisplay = platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY'])
  if (!hasDisplay) return
  const [command, ...start] =
    platform === 'darwin' ? ['open'] : platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open']
  const child = spawn(command as string, [...start, url], { stdio: 'ignore', detached: true })
  child.on('error', () =>
    process.stderr.write('No browser could be opened; open the address above yourself.\n'),
  )
  child.unref()
}
