// node scripts/under-right-node.mjs bench/render.ts: what the map costs the page while a /16 streams and is moved.
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { chromiumLaunch } from '../e2e/chromium.ts'
import { benchFolder, cli, listsOnly } from './bench-folder.ts'
import { frameCosts } from './frame-costs.ts'
import { measureProcess } from './measure-process.ts'

const PAN_MS = 8000
const tell = (line: string): void => void process.stdout.write(`${line}\n`)

async function openStreaming(browser: Browser): Promise<Page> {
  const folder = benchFolder()
  await build({
    configFile: false,
    root: path.join(import.meta.dirname, 'render-page'),
    base: './',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 2000 },
  })
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.route('http://bench.test/**', (route) =>
    route.fulfill({ path: path.join(folder, new URL(route.request().url()).pathname.slice(1)) }),
  )
  await page.goto('http://bench.test/index.html')
  await page.getByRole('application').waitFor()
  await page.waitForFunction("document.title === 'Update 10'")
  return page
}

async function measureStreaming(browser: Browser): Promise<void> {
  const page = await openStreaming(browser)
  const box = await page.getByRole('application').boundingBox()
  if (!box) throw new Error('The map is not shown.')
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(middle.x, middle.y)
  for (const scale of ['whole', 'zoomed in']) {
    if (scale !== 'whole') for (let i = 0; i < 6; i++) await page.mouse.wheel(0, -240)
    await page.waitForTimeout(500)
    await browser.startTracing(page, {
      categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
    })
    await page.keyboard.down('Shift')
    await page.mouse.down()
    const end = performance.now() + PAN_MS
    for (let step = 0; performance.now() < end; step++) {
      await page.mouse.move(middle.x + 120 * Math.sin(step / 20), middle.y + 90 * Math.cos(step / 17))
      await page.waitForTimeout(8)
    }
    await page.mouse.up()
    await page.keyboard.up('Shift')
    const { frames, wall, cpu } = frameCosts(String(await browser.stopTracing()))
    const of = ({ median, p99, most }: typeof wall): string =>
      `median ${median.toFixed(1)} ms, 99 % under ${p99.toFixed(1)} ms, most ${most.toFixed(1)} ms`
    tell(
      `Streaming a /16 and moving it, ${scale}: ${frames} frames in ${PAN_MS / 1000} s; ${of(wall)}; CPU ${of(cpu)}`,
    )
  }
  await page.close()
}

async function measureStored(browser: Browser): Promise<void> {
  const folder = benchFolder()
  const at = (name: string): string => path.join(folder, name)
  const listed = Array.from({ length: 8000 }, (_, i) => `198.18.${(i * 7) & 255}.${(i * 13) & 255}`)
  writeFileSync(at('l.zone'), [':127.0.0.2:Listed', '127.0.0.2', ...listed, ''].join('\n'))
  const list = '{ id: l, zone: l.world.test, zoneFiles: [{ type: ip4set, path: l.zone }] }'
  writeFileSync(at('lists.yaml'), `operator: { id: world, name: World }\nlists:\n  - ${list}\n`)
  const stored = ['--db', at('bench.db'), '--catalog', at('lists.yaml')]
  const words = ['scan', '198.18.0.0/16', '--allow-special', '--preset', 'all', ...stored, ...listsOnly]
  await measureProcess([process.execPath, cli, ...words, '--json', '-', '--quiet'], { stdout: at('result') })
  const { scanId } = JSON.parse(readFileSync(at('result'), 'utf8')) as { scanId: string }
  const served = spawn(process.execPath, [cli, 'serve', '--port', '0', ...stored], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    let url = ''
    for await (const line of createInterface(served.stdout)) {
      if (line.startsWith('http://')) url = line
      if (url) break
    }
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(url)
    const times: number[] = []
    for (let run = 0; run < 5; run++) {
      await page.goto('about:blank')
      const start = performance.now()
      await page.goto(new URL(`/#/scan/${scanId}`, url).href)
      await page.getByRole('list', { name: 'Legend' }).getByText('Clear').waitFor()
      times.push(performance.now() - start)
    }
    times.sort((a, b) => a - b)
    tell(
      `First useful paint of a stored /16: median ${Math.round(times[2] ?? 0)} ms of 5 (${times.map(Math.round).join(', ')})`,
    )
    const session = await browser.newBrowserCDPSession()
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    const most = processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1])
      .reduce((high, kib) => Math.max(high, Number(kib ?? 0)), 0)
    tell(`Renderer with it, resident: ${Math.round(most / 1024)} MiB`)
  } finally {
    served.kill('SIGTERM')
  }
}

const browser = await chromium.launch(chromiumLaunch())
await measureStreaming(browser)
await measureStored(browser)
await browser.close()
