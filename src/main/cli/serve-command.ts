import type { CommandHost } from './command-host.ts'
import { exitStatus } from './exit-status.ts'
import { tellFreshUrl } from './tell-fresh-url.ts'
import { waitForStop } from './wait-for-stop.ts'

/** Options of `blockvet serve`. */
export interface ServeOptions {
  readonly port: number
  readonly open?: boolean
  readonly db?: string
  readonly catalog?: string[]
}

/** `blockvet serve`: the window in a browser, until stopped. Returns the exit status. */
export async function serveCommand(host: CommandHost, options: ServeOptions): Promise<number> {
  const context = await host.openContext({
    ...(options.db ? { databaseFile: options.db } : {}),
    ...(options.catalog ? { catalogPaths: options.catalog } : {}),
  })
  try {
    const page = await host.servePage(context, { port: options.port, onFreshUrl: tellFreshUrl(host) })
    host.print(`${page.url}\n`)
    if (options.open) host.openBrowser(page.url)
    await waitForStop(host)
    await page.close()
    return exitStatus.done
  } finally {
    await host.closeContext(context)
  }
}
