// npm run bench:start. How long `blockvet serve` takes from its start to the first paint with a database of a gigabyte,
// and what it holds while idle. Beside it, in the same run, a bare Node server with the same page.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { chromium } from 'playwright-core'
import { chromiumLaunch } from '../e2e/chromium.ts'
import { openStore } from '../src/main/store/open-store.ts'
import { benchFolder, cli } from './bench-folder.ts'

const ROUNDS = 3
const MEGABYTES = Number(process.argv[2] ?? 1024)
const IDLE_MS = 20_000

/** A database as years of scans leave it, the bulk of it in one table that a start must not read. */
function makeDatabase(file: string): void {
  openStore({ file, practice: false, now: Date.now }).close()
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  const fill = db.prepare('INSERT INTO settings (key, value) VALUES (?, json_quote(hex(randomblob(524288))))')
  for (let i = 0; i < MEGABYTES; i++) fill.run(`bench-${i}`)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

/** A user's browser runs already: its launch is not counted. */
async function paintMs(url: string): Promise<number> {
  const browser = await chromium.launch(chromiumLaunch())
  try {
    const page = await browser.newPage()
    const askedMs = performance.now()
    await page.goto(url)
    await page.getByText('Vet a block').first().waitFor()
    return performance.now() - askedMs
  } finally {
    await browser.close()
  }
}

const residentMiB = (child: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

async function startServe(file: string): Promise<{ child: ChildProcess; url: string; readyMs: number }> {
  const startedMs = performance.now()
  const child = spawn(process.execPath, [cli, 'serve', '--db', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface(child.stdout)) {
    return { child, url: line, readyMs: performance.now() - startedMs }
  }
  throw new Error('blockvet serve printed no address.')
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number

async function main(): Promise<void> {
  if (!existsSync(cli)) throw new Error('Build first: npm run build.')
  const file = path.join(benchFolder(), 'start.db')
  makeDatabase(file)
  const ready: number[] = []
  const paint: number[] = []
  let idle = 0
  for (let round = 0; round < ROUNDS; round++) {
    const { child, url, readyMs } = await startServe(file)
    ready.push(readyMs)
    paint.push(await paintMs(url))
    if (round === ROUNDS - 1) {
      await sleep(IDLE_MS)
      idle = residentMiB(child)
    }
    child.kill()
    await new Promise((resolve) => child.once('exit', resolve))
  }
  const bare = createServer((_request, response) => response.end('<title>x</title><p>Vet a block</p>'))
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve))
  const address = bare.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const least = await paintMs(`http://127.0.0.1:${port}/`)
  bare.close()
  console.log(`Start with a database of ${MEGABYTES} MB, median of ${ROUNDS} rounds`)
  console.log(`background ready      ${Math.round(median(ready))} ms`)
  console.log(
    `page painted after    ${Math.round(median(paint))} ms more (a page of one line: ${Math.round(least)} ms)`,
  )
  console.log(`together              ${Math.round(median(ready) + median(paint))} ms`)
  console.log(`background, idle      ${Math.round(idle)} MiB (${Math.round(idle * 1.048576)} MB)`)
}

await main()
