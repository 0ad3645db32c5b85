import path from 'node:path'
import type { ServedPage, ServeWish } from '../cli/command-host.ts'
import type { Context } from '../operations/context.ts'
import { openLines } from '../rpc/open-lines.ts'
import { startWebHost } from '../rpc/web-host.ts'
import { findRoot } from './find-root.ts'
import { keepBackups } from './keep-backups.ts'

/** Serves the window on this context to a browser of this machine, until closed. */
export function serveContext(context: Context, wish: ServeWish): Promise<ServedPage> {
  const pageFolder = path.join(findRoot(import.meta.dirname), 'out', 'renderer')
  keepBackups(context)
  return startWebHost({ lines: openLines(context), pageFolder, ...wish })
}
