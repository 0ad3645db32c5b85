import { requireNode } from './require-node.ts'

// Nothing that needs the right Node may load before this.
if (requireNode()) {
  const { startCommandLine } = await import('./start-command-line.ts')
  await startCommandLine(process.argv.slice(2))
}
