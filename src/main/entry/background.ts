import { OperationError } from '../../shared/domain/operation-error.ts'
import { type Lines, openLines } from '../rpc/open-lines.ts'
import { type Port, servePort } from '../rpc/port-host.ts'
import { closeContext, openContext, openPractice } from './wiring.ts'

/** What Electron adds to a utility process. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown; ports: Port[] }) => void): void
  postMessage(message: unknown): void
}

interface Background {
  readonly lines: Lines
  close(): Promise<void>
}

const { parentPort: port } = process as unknown as { readonly parentPort: ParentPort }
const opening = open()

// Listens at once: ports and the word to stop may come before the database is open.
port.on('message', ({ data, ports }) => void onMessage(data, ports))

async function open(): Promise<Background | null> {
  try {
    if (process.argv.includes('--practice')) {
      const { context, close } = await openPractice('desktop')
      return { lines: openLines(context), close }
    }
    const context = await openContext({ host: 'desktop' })
    return { lines: openLines(context), close: () => closeContext(context) }
  } catch (error) {
    const known = error instanceof OperationError
    if (!known) console.error('A fault of Blockvet:', error)
    const sentences = known ? [error.message, error.next] : ['Blockvet met a fault of its own at start.']
    port.postMessage({ failed: sentences.join(' ').trim() })
    return null
  }
}

async function onMessage(data: unknown, ports: readonly Port[]): Promise<void> {
  const background = await opening
  if (background) for (const line of ports) servePort(background.lines, line)
  if (data !== 'stop') return
  try {
    await background?.close()
  } finally {
    process.exit(0)
  }
}
