// npm run bench [-- --prefix 16 --rounds 3 --latency-prefix 20 --simulated]. Figures are for this machine; read the ratios.
import { parseArgs } from 'node:util'
import { has } from './bench-folder.ts'
import { contestWithLatency } from './latency-contest.ts'
import { contestOnRbldnsd } from './rbldnsd-contest.ts'
import { measureReports } from './report-cost.ts'
import { simulateLatency } from './simulated-latency.ts'

const { values } = parseArgs({
  options: {
    prefix: { type: 'string', default: '16' },
    rounds: { type: 'string', default: '3' },
    'latency-prefix': { type: 'string', default: '20' },
    simulated: { type: 'boolean', default: false },
  },
})
if (values.simulated) {
  await simulateLatency(Number(values['latency-prefix']))
  process.exit()
}
for (const tool of ['rbldnsd', 'adnshost', 'bash']) {
  if (!has(tool))
    throw new Error(`The benchmark needs ${tool}; install it (Debian: apt-get install rbldnsd adns-tools).`)
}
if (process.getuid?.() !== 0)
  throw new Error('The benchmark must run as root: adnshost can ask port 53 only.')
await contestOnRbldnsd({ prefix: Number(values.prefix), rounds: Number(values.rounds) })
await contestWithLatency(Number(values['latency-prefix']))
await measureReports()
