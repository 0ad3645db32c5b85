import { keepHeapSmall } from './keep-heap-small.ts'
import { requireNode } from './require-node.ts'
import { listenForEarlyStop } from './stop-at-once.ts'

// Nothing that needs the right Node may load before this.
if (requireNode()) {
  listenForEarlyStop()
  keepHeapSmall()
  const { startCommandLine } = await import('./start-command-line.ts')
  await startCommandLine(process.argv.slice(2))
}
