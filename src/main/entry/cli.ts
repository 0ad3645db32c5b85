import { keepHeapSmall } from './keep-heap-small.ts'
import { requireNode } from './require-node.ts'

// Nothing that needs the right Node may load before this.
if (requireNode()) {
  keepHeapSmall()
  const { startCommandLine } = await import('./start-command-line.ts')
  await startCommandLine(process.argv.slice(2))
}
