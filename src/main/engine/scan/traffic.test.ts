import { expect, test } from 'vitest'
import { SimulatedTime } from '../../../../e2e/engine/simulated/simulated-time.ts'
import { parseBlock } from '../../../shared/domain/block.ts'
import { targetsOf } from '../../../shared/domain/targets.ts'
import type { ZoneLine } from '../dns/dns-port.ts'
import { CheckFlow } from './check-flow.ts'
import { Traffic } from './traffic.ts'

const ANSWER_MS = 50

interface Sent {
  readonly atMs: number
  readonly scan: string
  readonly listId: string
}

/** Scans at lists that answer after 50 ms, in simulated time; `sent` tells what left, and when. */
function world() {
  const time = new SimulatedTime()
  const traffic = new Traffic(time)
  const sent: Sent[] = []
  const parsed = parseBlock('10.0.0.0/16')
  if (!parsed.ok) throw new Error(parsed.problem)
  const targets = targetsOf(parsed.block, 64)
  let mostOpen = 0
  let open = 0

  /** Asks a list about so many targets as part of a scan. */
  const scan = (
    name: string,
    checks: number,
    listId: string,
    mostPerSecond: number,
    { rate = 100_000, isInOrder = false } = {},
  ) => {
    const stopper = new AbortController()
    let counted = 0
    const passage = traffic.enter(rate, stopper.signal, () => counted++)
    const { lane, close } = passage.openLane(listId, { mostPerSecond, isInOrder })
    let own = 0
    const line: ZoneLine = {
      paced: true,
      due: 0,
      hasRoom: true,
      get open() {
        return own
      },
      ask() {
        sent.push({ atMs: time.now(), scan: name, listId })
        own++
        open++
        mostOpen = Math.max(mostOpen, open / lane.pace.window)
        time.after(ANSWER_MS, () => {
          own--
          open--
          lane.pace.saw('answered', ANSWER_MS)
          flow.settled()
        })
      },
      askAgain: () => false,
      close: () => {},
    }
    const flow = new CheckFlow({ targets, line, lane, counted: passage.counted })
    let left = checks
    const run = async (): Promise<{ readonly endedMs: number; readonly counted: number }> => {
      await flow.run(() => (left > 0 ? checks - left-- : -1))
      flow.stop()
      close()
      passage.leave()
      return { endedMs: time.now(), counted }
    }
    return { run, flow }
  }
  return { time, traffic, sent, scan, mostOpen: () => mostOpen }
}

/** The most packets that left within any second. */
function mostPerSecond(sent: readonly Sent[]): number {
  let from = 0
  let most = 0
  for (const [at, { atMs }] of sent.entries()) {
    while ((sent[from] as Sent).atMs < atMs - 1000) from++
    most = Math.max(most, at - from + 1)
  }
  return most
}

test('two scans ask a list no faster than one', async () => {
  const { time, sent, scan, mostOpen } = world()
  const runs = [scan('a', 600, 'bl', 100), scan('b', 600, 'bl', 100)]
  const ends = await time.run(Promise.all(runs.map(({ run }) => run())))
  expect(sent).toHaveLength(1200)
  expect(mostPerSecond(sent)).toBeLessThanOrEqual(107)
  expect(mostOpen()).toBeLessThanOrEqual(1)
  expect(time.now()).toBeLessThan(13_500)
  expect(ends.map(({ counted }) => counted)).toEqual([600, 600])
})

test('a small scan does not wait for a large one', async () => {
  const { time, sent, scan } = world()
  const large = scan('large', 5000, 'bl', 100)
  const small = scan('small', 20, 'bl', 100)
  let smallTookMs = Number.POSITIVE_INFINITY
  time.after(10_000, () => {
    const beganMs = time.now()
    void small.run().then(({ endedMs }) => {
      smallTookMs = endedMs - beganMs
    })
  })
  await time.run(large.run())
  expect(smallTookMs).toBeLessThan(1000)
  const whole = sent.filter(({ atMs }) => atMs > 12_000 && atMs <= 42_000)
  expect(whole.length).toBeGreaterThan(2850)
})

test('each scan has its turn', async () => {
  const { time, sent, scan } = world()
  const runs = ['a', 'b', 'c'].map((name) => scan(name, 300, 'bl', 100))
  await time.run(Promise.all(runs.map(({ run }) => run())))
  for (let from = 30; from < 840; from += 30) {
    const some = sent.slice(from, from + 30)
    for (const name of ['a', 'b', 'c']) expect(some.filter((one) => one.scan === name)).toHaveLength(10)
  }
})

test('where a budget has to suffice, who came first is through first', async () => {
  const { time, sent, scan } = world()
  const runs = ['a', 'b'].map((name) => scan(name, 300, 'bl', 100, { isInOrder: true }))
  await time.run(Promise.all(runs.map(({ run }) => run())))
  expect(sent.map((one) => one.scan).join('')).toBe('a'.repeat(300) + 'b'.repeat(300))
})

test('all lists of all scans keep the most careful limit, as long as its scan runs', async () => {
  const { time, sent, scan } = world()
  const careful = scan('careful', 200, 'one', 1000, { rate: 100 })
  const hasty = scan('hasty', 2000, 'two', 1000, { rate: 1000 })
  let carefulEndedMs = 0
  const ends = careful.run().then(({ endedMs }) => {
    carefulEndedMs = endedMs
  })
  await time.run(Promise.all([ends, hasty.run()]))
  const together = sent.filter(({ atMs }) => atMs <= carefulEndedMs - ANSWER_MS)
  expect(mostPerSecond(together)).toBeLessThanOrEqual(107)
  const afterwards = sent.filter(({ atMs }) => atMs > carefulEndedMs + 1000)
  expect(mostPerSecond(afterwards)).toBeGreaterThan(500)
})

test('who comes with a lower limit for a list slows down those who ask it, as long as it is there', async () => {
  const { time, sent, scan } = world()
  const first = scan('first', 5000, 'bl', 500)
  let secondEndedMs = 0
  time.after(3000, () => {
    void scan('second', 100, 'bl', 50)
      .run()
      .then(({ endedMs }) => {
        secondEndedMs = endedMs
      })
  })
  await time.run(first.run())
  const within = (fromMs: number, toMs: number) => sent.filter(({ atMs }) => atMs > fromMs && atMs < toMs)
  expect(mostPerSecond(within(0, 3000))).toBeGreaterThan(300)
  expect(secondEndedMs).toBeGreaterThan(6000)
  expect(mostPerSecond(within(3050, secondEndedMs))).toBeLessThanOrEqual(55)
  expect(mostPerSecond(within(secondEndedMs + 2000, time.now()))).toBeGreaterThan(300)
})

test('many look-ups of a scan hold one place among those who wait', async () => {
  const { time, traffic, sent, scan } = world()
  const { signal } = new AbortController()
  const passage = traffic.enter(100, signal)
  let lookedUp = 0
  for (let i = 0; i < 2000; i++) void passage.pace.take()?.then(() => lookedUp++)
  await time.run(scan('checks', 300, 'bl', 1000, { rate: 100 }).run())
  expect(sent).toHaveLength(300)
  expect(time.now()).toBeLessThan(6600)
  expect(lookedUp).toBeGreaterThan(250)
})

test('what a stopped scan waited for is left to the others', async () => {
  const { time, traffic, scan } = world()
  const stopper = new AbortController()
  const passage = traffic.enter(1, stopper.signal)
  const lane = passage.openLane('bl', { mostPerSecond: 0.5, isInOrder: false })
  const waits = Array.from({ length: 50 }, () => [
    Promise.resolve(passage.pace.take()),
    Promise.resolve(lane.lane.take(stopper.signal)),
  ]).flat()
  stopper.abort()
  await Promise.all(waits)
  lane.close()
  passage.leave()
  await time.run(scan('other', 50, 'bl', 100).run())
  expect(time.now()).toBeLessThan(4000)
})

test('while a lane is held nothing but probes leaves', async () => {
  const { time, traffic, sent, scan } = world()
  const { lane, close } = traffic
    .enter(1000, new AbortController().signal)
    .openLane('bl', { mostPerSecond: 100, isInOrder: false })
  const letGo = [lane.hold(), lane.hold()]
  let probedMs = Number.POSITIVE_INFINITY
  time.after(1000, () => {
    void Promise.all([lane.take(), lane.take(), lane.take()]).then(() => {
      probedMs = time.now()
      letGo[0]?.()
      letGo[0]?.()
    })
  })
  time.after(2000, () => letGo[1]?.())
  await time.run(scan('a', 20, 'bl', 100).run())
  close()
  expect(probedMs).toBeLessThan(1100)
  expect(sent[0]?.atMs).toBe(2000)
})

test('a scan that is stopped leaves the lane to the others', async () => {
  const { time, sent, scan } = world()
  const stopped = scan('stopped', 100_000, 'bl', 100)
  const other = scan('other', 500, 'bl', 100)
  time.after(2000, () => stopped.flow.stop())
  void stopped.run()
  const { endedMs } = await time.run(other.run())
  expect(endedMs).toBeLessThan(6700)
  expect(sent.filter((one) => one.scan === 'stopped' && one.atMs > 2000)).toEqual([])
})
