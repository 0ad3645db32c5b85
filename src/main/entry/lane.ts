import { randomBytes } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { createDnsClient } from '../engine/dns/dns-client.ts'
import { RouteCache, routeFinder } from '../engine/dns/route-finder.ts'
import type { LaneJob, LaneOrder } from '../engine/scan/lane-talk.ts'
import { runLane } from '../engine/scan/run-lane.ts'
import { createProber } from '../operations/create-prober.ts'
import { createClock } from './create-clock.ts'

/** The thread of one lane: see `openLane`. */
const stopper = new AbortController()
const clock = createClock()
const now = (): number => Date.now()

parentPort?.on('message', (order: LaneOrder) => {
  if (order.kind === 'stop') stopper.abort()
  else void run(order.job)
})

parentPort?.postMessage('ready', [])

async function run(job: LaneJob): Promise<void> {
  const dns = createDnsClient({ mostOut: job.mostOut })
  const random = (count: number): Uint8Array => new Uint8Array(randomBytes(count))
  const { family } = job.targets.block
  await runLane(job, {
    dns,
    // Its lists name their own servers: nothing is looked up.
    routeFor: routeFinder({
      dns,
      path: job.settings.path,
      resolvers: [],
      cache: new RouteCache(() => clock.now()),
    }),
    prober: createProber({ dns, now, randomBytes: random }, job.settings, family, []),
    clock,
    now,
    signal: stopper.signal,
    ignored: () => dns.counters.ignored,
    report: (report) => parentPort?.postMessage(report, []),
  })
  await dns.close()
}
