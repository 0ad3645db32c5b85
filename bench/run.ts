// npm run bench. Figures are for this machine; read the ratios.
import { has } from './bench-folder.ts'
import { contestWithLatency } from './latency-contest.ts'
import { contestOnRbldnsd } from './rbldnsd-contest.ts'

for (const tool of ['rbldnsd', 'adnshost', 'bash']) {
  if (!has(tool))
    throw new Error(`The benchmark needs ${tool}; install it (Debian: apt-get install rbldnsd adns-tools).`)
}
if (process.getuid?.() !== 0)
  throw new Error('The benchmark must run as root: adnshost can ask port 53 only.')
await contestOnRbldnsd()
await contestWithLatency()
