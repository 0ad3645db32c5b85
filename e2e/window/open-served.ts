import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { LaunchOptions, PlaywrightWorkerArgs } from '@playwright/test'
import type { Shell } from './shell.ts'

const cli = path.resolve('out/main/cli.js')
const START_MS = 20_000

/** What is started. */
interface ServedCommand {
  readonly words?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** The page as `blockvet demo` or another command serves it, in Chromium. */
export async function openServed(
  playwright: PlaywrightWorkerArgs['playwright'],
  launchOptions: LaunchOptions,
  { words = ['demo', '--no-scan'], env = {} }: ServedCommand = {},
): Promise<Shell> {
  if (!existsSync(cli)) throw new Error('Blockvet is not built; run npm run build first.')
  const served = spawn(process.execPath, [cli, ...words, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const url = await readUrl(served)
  const browser = await playwright.chromium.launch(launchOptions)
  const context = await browser.newContext({ acceptDownloads: true })
  // The token of the printed address is good for one visit; the cookie that it leaves opens all others.
  await (await context.newPage()).goto(url)
  return {
    manyPages: true,
    openPage: async () => {
      const page = await context.newPage()
      await page.goto(new URL('/', url).href)
      return page
    },
    close: async () => {
      await browser.close()
      if (served.exitCode === null) {
        served.kill('SIGTERM')
        await once(served, 'exit')
      }
    },
  }
}

async function readUrl(served: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  const said: string[] = []
  served.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
  const timer = setTimeout(() => served.kill(), START_MS)
  try {
    for await (const line of createInterface(served.stdout)) {
      if (line.startsWith('http://')) return line
    }
  } finally {
    clearTimeout(timer)
  }
  throw new Error(`blockvet printed no address: ${said.join('')}`)
}
