import type { Rescue } from '../../shared/contract/host-talk.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { ActivityWatch } from '../operations/activity-watch.ts'
import type { Context } from '../operations/context.ts'
import { resumeInterrupted } from '../operations/resume-interrupted.ts'
import { type Lines, openLines } from '../rpc/open-lines.ts'
import { type Port, servePort } from '../rpc/port-host.ts'
import { RemoteKeyStore } from '../secrets/remote-key-store.ts'
import { keepBackups } from './keep-backups.ts'
import { keepHeapSmall } from './keep-heap-small.ts'
import { findNewestRescue, replaceDamagedDatabase } from './rescue-database.ts'
import { closeContext, openContext, openPractice } from './wiring.ts'

/** What Electron adds to a utility process. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown; ports: Port[] }) => void): void
  postMessage(message: unknown): void
}

interface Background {
  readonly context: Context
  readonly lines: Lines
  close(): Promise<void>
}

/** How often the shell is told what the scans do. */
const ACTIVITY_MS = 1000

keepHeapSmall()
const { parentPort: port } = process as unknown as { readonly parentPort: ParentPort }
const keyStore = new RemoteKeyStore((question) => port.postMessage({ keyStore: question }))
const opening = open()
void opening.then((background) => {
  if (!background) return
  tellActivity(background.context)
  keepBackups(background.context)
  if (process.argv.includes('--after-crash')) void resumeInterrupted(background.context)
})

// Listens at once: ports and the word to stop may come before the database is open.
port.on('message', ({ data, ports }) => void onMessage(data, ports))

async function open(): Promise<Background | null> {
  try {
    if (process.argv.includes('--practice')) {
      const { context, close } = await openPractice('desktop')
      return { context, lines: openLines(context), close }
    }
    restoreWhereAsked()
    const context = await openContext({ host: 'desktop', keyStore })
    return { context, lines: openLines(context), close: () => closeContext(context) }
  } catch (error) {
    const known = error instanceof OperationError
    if (!known) console.error('A fault of Blockvet:', error)
    const sentences = known ? [error.message, error.next] : ['Blockvet met a fault of its own at start.']
    port.postMessage({ failed: sentences.join(' ').trim(), rescue: findRescue() })
    return null
  }
}

/** The shell names the backup that the user chose after the database was found damaged. */
function restoreWhereAsked(): void {
  const at = process.argv.indexOf('--restore')
  const name = at === -1 ? undefined : process.argv[at + 1]
  if (name !== undefined) replaceDamagedDatabase(name)
}

function findRescue(): Rescue | null {
  if (process.argv.includes('--practice')) return null
  const found = findNewestRescue()
  return found && { name: found.name, madeAt: found.madeAt }
}

function tellActivity(context: Context): void {
  const watch = new ActivityWatch(context)
  setInterval(() => {
    const activity = watch.look()
    if (activity) port.postMessage({ activity })
  }, ACTIVITY_MS).unref()
}

async function onMessage(data: unknown, ports: readonly Port[]): Promise<void> {
  if (data === 'alive?') {
    port.postMessage({ alive: true })
    return
  }
  if (keyStore.hear(data)) return
  const background = await opening
  if (background) for (const line of ports) servePort(background.lines, line)
  if (data !== 'stop') return
  try {
    await background?.close()
  } finally {
    process.exit(0)
  }
}
