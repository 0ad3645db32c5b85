// node bench/bounces.ts [--megabytes 1000]. Needs the built command line (npm run build). Read the ratios.
import { parseArgs } from 'node:util'
import { contestOnBounces } from './bounce-contest.ts'

const { values } = parseArgs({ options: { megabytes: { type: 'string', default: '1000' } } })
await contestOnBounces(Number(values.megabytes))
