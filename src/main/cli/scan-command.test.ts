import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Responder } from '../engine/dns/name-server-port.ts'
import { aList } from '../engine/scan/scan-bench.test-support.ts'
import type { Context } from '../operations/context.ts'
import { openTestContext, serveWorld } from '../operations/open-context.test-support.ts'
import type { CommandHost } from './command-host.ts'
import { runCommandLine } from './run-command-line.ts'

const honest: Responder = ({ name, type }) => {
  const listed = name.startsWith('2.0.0.127.') && type === 'A'
  const answers = listed ? [{ name, type: 'A', ttlSeconds: 60, data: '127.0.0.2' }] : []
  return { kind: 'reply', rcode: listed || type === 'SOA' ? 'NOERROR' : 'NXDOMAIN', answers }
}

function hostOf(context: Context) {
  const said = { out: '', err: '' }
  const stops = new Set<() => void>()
  const host: CommandHost = {
    version: '0.0.0',
    openContext: async () => context,
    closeContext: async () => {
      for (const live of context.running.values()) live.stop()
      await context.queue.ended()
    },
    replaceDamaged: () => null,
    openPractice: () => Promise.reject(new Error('not here')),
    servePage: () => Promise.reject(new Error('not here')),
    print: (text) => void (said.out += text),
    tell: (text) => void (said.err += text),
    readStdin: async () => '',
    readFile: async () => '',
    readBytes: async () => new Uint8Array(),
    openInput: () => Promise.reject(new Error('not here')),
    openOutput: async (file) => {
      const pieces: string[] = []
      return {
        write: async (text) => void pieces.push(text),
        end: async () => (file === '-' ? host.print(pieces.join('')) : host.writeFile(file, pieces.join(''))),
      }
    },
    makeFolder: async () => undefined,
    expectWritable: async (file) => {
      if (!existsSync(path.dirname(file)))
        throw new OperationError('bad-input', `'${file}' cannot be written.`)
    },
    writeFile: (file, content) =>
      writeFile(file, content).catch(() => {
        throw new OperationError('bad-input', `'${file}' cannot be written.`)
      }),
    terminal: { columns: 100, outTakesColor: false, errIsTty: false },
    onStopSignal(callback) {
      stops.add(callback)
      return () => void stops.delete(callback)
    },
    openBrowser: () => {},
  }
  return { host, said, stop: () => stops.forEach((callback) => callback()) }
}

function temporaryFile(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return path.join(folder, name)
}

async function world(ratePerSecond = 1000) {
  let packets = 0
  const server = await serveWorld((question) => {
    packets++
    return honest(question)
  })
  const context = openTestContext([aList({ servers: [server], ratePerSecond })])
  return { context, ...hostOf(context), packets: () => packets }
}

test('a result that cannot be written is told before anything is sent', async () => {
  const { host, said, packets } = await world()
  const file = path.join(temporaryFile('missing'), 'result.json')
  const words = ['scan', '198.51.100.0/30', '--lists', 'bl', '--allow-special', '--json', file]
  expect(await runCommandLine(host, words)).toBe(2)
  expect(said.err).toContain(file)
  expect(packets()).toBe(0)
})

test('a result that was to be written over is kept until the new one is there', async () => {
  const { host, context } = await world()
  const file = temporaryFile('result.json')
  await writeFile(file, 'earlier')
  const words = ['scan', '198.51.100.0/30', '--lists', 'bl', '--allow-special', '--plan', '--json', file]
  expect(await runCommandLine(host, words)).toBe(0)
  expect(readFileSync(file, 'utf8')).toBe('earlier')
  expect(context.store.scans.list()).toEqual([])
})

test('a stop in a later block still writes what the earlier ones found', async () => {
  const { host, said, stop } = await world(100)
  const file = temporaryFile('result.json')
  const blocks = ['198.51.100.0/30', '203.0.113.0/24']
  const ended = runCommandLine(host, ['scan', ...blocks, '--lists', 'bl', '--allow-special', '--json', file])
  while (!said.err.includes('of 203.0.113.0/24')) await new Promise((resolve) => setTimeout(resolve, 10))
  stop()
  expect(await ended).toBe(3)
  expect(said.err).toContain('--resume')
  expect(existsSync(file) && JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    block: '198.51.100.0/30',
  })
})

test('a stop while the scan is being set up saves it and says how to go on', async () => {
  const { host, said, stop, context } = await world(100)
  const words = 'scan 203.0.113.0/24 --lists bl --allow-special --quiet --json -'.split(' ')
  const ended = runCommandLine({ ...host, openContext: async () => (setImmediate(stop), context) }, words)
  expect(await ended).toBe(3)
  expect(said.err).toContain('--resume')
  expect(said.out).toBe('')
  expect(context.store.scans.list()).toMatchObject([{ state: 'stopped' }])
})

test('a stop that comes when all is done is no stop', async () => {
  const { host, stop } = await world()
  const late = {
    ...host,
    print: () => stop(),
  }
  const file = temporaryFile('result.json')
  const words = ['scan', '198.51.100.0/30', '--lists', 'bl', '--allow-special', '--json', file]
  expect(await runCommandLine(late, words)).toBe(0)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ block: '198.51.100.0/30' })
})

test('a scan whose end cannot be stored is a failure, not a silent success', async () => {
  const { host, said, context } = await world(200)
  const full = (): never => {
    throw new OperationError('database', 'The disk is full.')
  }
  const store = { ...context.store, scans: { ...context.store.scans } }
  const broken = { ...context, store }
  const ended = runCommandLine(
    { ...host, openContext: async () => broken },
    'scan 198.51.100.0/24 --lists bl --allow-special --json -'.split(' '),
  )
  while (broken.running.size === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  store.commitBatch = full
  store.scans.setState = full
  expect(await ended).toBe(1)
  expect(said.out).toBe('')
  expect(said.err).toContain('--resume')
})

test('lists check that is stopped says so', async () => {
  const server = await serveWorld(() => ({ kind: 'drop' }))
  const { host, stop } = hostOf(openTestContext([aList({ servers: [server] })]))
  const ended = runCommandLine(host, ['lists', 'check', 'bl'])
  setTimeout(stop, 100)
  const began = performance.now()
  expect(await ended).toBe(3)
  expect(performance.now() - began).toBeLessThan(1000)
})

test('diff prints what changed, or JSON, and says which scan is not there', async () => {
  const { host, said, context } = await world()
  const scan = 'scan 198.51.100.0/30 --lists bl --allow-special --quiet'.split(' ')
  expect(await runCommandLine(host, scan)).toBe(0)
  expect(await runCommandLine(host, scan)).toBe(0)
  const [second, first] = context.store.scans.list().map(({ id }) => id)
  said.out = ''
  expect(await runCommandLine(host, ['diff', first ?? '', second ?? ''])).toBe(0)
  expect(said.out).toContain('No listing changed.')
  said.out = ''
  expect(await runCommandLine(host, ['diff', first ?? '', second ?? '', '--json', '-'])).toBe(0)
  expect(JSON.parse(said.out)).toMatchObject({ schema: 'blockvet.diff/1', compared: 4, changes: [] })
  expect(await runCommandLine(host, ['diff', first ?? '', 'nope'])).toBe(2)
  expect(said.err).toContain("There is no scan 'nope'")
})

test('compare ranks vetted blocks on the terms given, as a table, JSON or CSV', async () => {
  const { host, said } = await world()
  const scan = 'scan 198.51.100.0/30 203.0.113.0/30 --lists bl --allow-special --quiet'.split(' ')
  expect(await runCommandLine(host, scan)).toBe(0)
  const both = ['198.51.100.0/30', '203.0.113.0/30']
  said.out = ''
  expect(await runCommandLine(host, ['compare', ...both, '--hourly-rate', '100'])).toBe(0)
  expect(said.out).toContain('60 EUR of clean-up and risk')
  said.out = ''
  const json = ['compare', ...both, '--json', '-', '--currency', 'usd', '--months', '24']
  expect(await runCommandLine(host, json)).toBe(0)
  expect(JSON.parse(said.out)).toMatchObject({
    schema: 'blockvet.compare/1',
    terms: { currency: 'USD', horizonMonths: 24 },
  })
  said.out = ''
  expect(await runCommandLine(host, ['compare', ...both, '--csv', '-'])).toBe(0)
  expect(said.out.split('\n')).toHaveLength(4)
  expect(await runCommandLine(host, ['compare', ...both, '--months', '0'])).toBe(2)
  expect(await runCommandLine(host, ['compare', '198.51.100.0/30'])).toBe(2)
})

test.each([
  ['scan 198.51.100.0/30 --resume x', 'goes on with its own block'],
  ['scan --resume x --lists bl', 'goes on with its own block'],
  ['scan --resume x --plan', 'goes on as it was planned'],
  ['scan --resume x --rescan y', 'gone on with or scanned again'],
  ['scan 198.51.100.0/30 --allow-special --lists ,', 'separated by commas'],
  ['scan 198.51.100.0/30 --allow-special --pdf -', 'name one, like --pdf result.pdf'],
  ['report x --bundle -', 'name one, like --bundle result.zip'],
  ['lists check nope', 'has no list "nope"'],
])('%s is refused in one line, with nothing on standard output', async (line, why) => {
  const { host, said, packets } = await world()
  expect(await runCommandLine(host, line.split(' '))).toBe(2)
  expect(said.err).toContain(why)
  expect(said.err.trimEnd()).not.toContain('\n')
  expect(said.out).toBe('')
  expect(packets()).toBe(0)
})
