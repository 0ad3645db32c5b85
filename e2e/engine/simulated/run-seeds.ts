// npm run seeds [-- --count 1000 --from 1]: scans that many random worlds of faults in simulated time. Fails on the first
// check that says clear where a list lists, or the other way round.
import { parseArgs } from 'node:util'
import { causeOfState } from '../../../src/shared/domain/outcome.ts'
import { findWrong } from './find-wrong.ts'
import { randomSimulation } from './random-simulation.ts'
import { simulateScan } from './simulate-scan.ts'

const { values } = parseArgs({
  options: { count: { type: 'string', default: '1000' }, from: { type: 'string', default: '1' } },
})
const from = Number(values.from)
const count = Number(values.count)
const sums = { checks: 0, unknown: 0, sent: 0, ignored: 0, simulatedHours: 0 }
for (let seed = from; seed < from + count; seed++) {
  const { outcomes, sent, ignored, seconds } = await simulateScan(randomSimulation(seed))
  const wrong = findWrong(outcomes)
  if (wrong.length > 0) {
    console.error(`Seed ${seed}: ${wrong.length} wrong, first ${wrong.slice(0, 3).join('; ')}`)
    process.exitCode = 1
  }
  for (const { map } of outcomes) {
    sums.checks += map.count
    map.tally().forEach((checks, state) => {
      if (causeOfState(state) !== null) sums.unknown += checks
    })
  }
  sums.sent += sent
  sums.ignored += ignored
  sums.simulatedHours += seconds / 3600
}
console.log(`${count} seeds from ${from}:`, JSON.stringify(sums))
