// npm run fuzz [-- --count 10000000 --seed 1]: breaks responses in every way and reads them. The short way must never
// throw, and never find what the codec does not find in the same bytes.
import { parseArgs } from 'node:util'
import { fuzzResponses } from '../src/main/engine/dns/fuzz-responses.test-support.ts'

const { values } = parseArgs({
  options: { count: { type: 'string', default: '10000000' }, seed: { type: 'string', default: '1' } },
})
const startedMs = performance.now()
const found = fuzzResponses(Number(values.count), Number(values.seed))
const seconds = ((performance.now() - startedMs) / 1000).toFixed(0)
console.log(
  `${Number(values.count).toLocaleString('en')} packets in ${seconds} s:`,
  JSON.stringify(found.counts),
)
for (const problem of found.problems.slice(0, 10)) console.error(problem)
process.exitCode = found.problems.length > 0 ? 1 : 0
