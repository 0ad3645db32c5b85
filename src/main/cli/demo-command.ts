import { guessOffer } from '../../shared/domain/offer-guess.ts'
import { readScan } from '../operations/read-scan.ts'
import { startScans } from '../operations/start-scans.ts'
import { watchScan } from '../operations/watch-scan.ts'
import type { CommandHost, PracticeSession } from './command-host.ts'
import { exitStatus } from './exit-status.ts'
import { ProgressLine } from './progress-line.ts'
import { tellFreshUrl } from './tell-fresh-url.ts'
import { waitForStop } from './wait-for-stop.ts'

/** Options of `blockvet demo`. */
export interface DemoOptions {
  readonly port: number
  readonly open?: boolean
  /** False: start network and window, and leave the vetting to the user. */
  readonly scan: boolean
}

/** `blockvet demo`: the practice network, scans of its blocks, and the window on them, until stopped. */
export async function demoCommand(host: CommandHost, options: DemoOptions): Promise<number> {
  const session = await host.openPractice()
  try {
    const page = await host.servePage(session.context, { port: options.port, onFreshUrl: tellFreshUrl(host) })
    host.print(`${page.url}\n`)
    if (options.open) host.openBrowser(page.url)
    let stopping = false
    const stopped = waitForStop(host).then(() => {
      stopping = true
    })
    if (options.scan) await Promise.race([stopped, vetAll(host, session, () => stopping)])
    await stopped
    await page.close()
    return exitStatus.done
  } finally {
    await session.close()
  }
}

async function vetAll(
  host: CommandHost,
  { context, blocks }: PracticeSession,
  isStopping: () => boolean,
): Promise<void> {
  host.tell('Practice network: nothing here is real, and nothing leaves this machine.\n')
  const offer = { ...guessOffer(context.practiceOffer ?? ''), note: '' }
  const { scanIds } = await startScans(context, {
    blocks: [...blocks],
    preset: 'all',
    pathKind: 'system',
    resolvers: [],
    offer,
  })
  for (const scanId of scanIds) {
    const line = new ProgressLine(host, scanId, () => context.clock.now())
    for await (const event of watchScan(context, scanId)) line.show(event)
    line.end()
    if (isStopping()) return
    const { evidence, verdict } = readScan(context, scanId)
    host.tell(`${evidence.scan.block}  ${verdict.headline}\n`)
  }
  host.tell('All practice blocks are vetted. Press Ctrl-C to leave.\n')
}
