import { addressOfTarget, type Targets } from '../../../shared/domain/targets.ts'
import type { ZoneLine } from '../dns/dns-port.ts'
import type { LaneUser, ListLane } from './list-lane.ts'

/** What a flow sends through. */
export interface CheckFlowPorts {
  readonly targets: Targets
  readonly line: ZoneLine
  /** Where it takes turns with the flows of other scans. */
  readonly lane: ListLane
  /** Told of each packet that leaves. */
  readonly counted: () => void
}

/** The checks of one list in one scan: first what waits to be asked again, then the next target. */
export class CheckFlow implements LaneUser {
  private readonly ports: CheckFlowPorts
  private next: () => number = () => -1
  private upcoming = -1
  /** Checks that were asked and are not settled. */
  private unsettled = 0
  /** Checks that wait for something besides the line, like the text of a listing. */
  private aside = 0
  private paused = false
  private stopped = false
  private finish: () => void = () => {}

  constructor(ports: CheckFlowPorts) {
    this.ports = ports
    ports.lane.enter(this)
  }

  /** Asks about every target that `next` gives, until it gives -1; resolves when all are settled, or at `stop`. */
  run(next: () => number): Promise<void> {
    return new Promise((resolve) => {
      this.finish = resolve
      this.next = next
      this.upcoming = next()
      this.ports.lane.pump()
    })
  }

  /** Lets nothing out until `resume`; what is out may still be answered. */
  pause(): void {
    this.paused = true
  }

  resume(): void {
    this.paused = false
    this.ports.lane.pump()
  }

  /** Ends the round; what is out is given up. */
  stop(): void {
    if (this.stopped) return
    this.stopped = true
    this.ports.line.close()
    this.ports.lane.leave(this)
    this.finish()
  }

  /** True once the flow was stopped: answers that still come count for nothing. */
  get isStopped(): boolean {
    return this.stopped
  }

  /** A check goes on elsewhere for a while, and holds a place in the window. */
  setAside(): void {
    this.aside++
  }

  takeBack(): void {
    this.aside--
  }

  /** A check is settled. */
  settled(): void {
    this.unsettled--
    this.ports.lane.pumpSoon()
  }

  get paced(): boolean {
    return this.ports.line.paced
  }

  get open(): number {
    return this.ports.line.open + this.aside
  }

  mayAsk(first: boolean): boolean {
    if (this.stopped || this.paused) return false
    const { line } = this.ports
    if (this.upcoming < 0 && line.due === 0) return false
    return first || line.hasRoom
  }

  sendOne(): void {
    const { line, targets, counted } = this.ports
    if (line.paced) counted()
    if (line.askAgain()) return
    const target = this.upcoming
    if (target < 0) return
    this.upcoming = this.next()
    this.unsettled++
    line.ask(target, addressOf(targets, target))
  }

  endIfDone(): void {
    if (this.unsettled === 0 && this.upcoming < 0) this.finish()
  }
}

/** Numbers for IPv4: bigints would cost more than the rest of a question. */
function addressOf(targets: Targets, target: number): number | bigint {
  if (targets.block.family === 4) return (Number(targets.block.first) + target) >>> 0
  return addressOfTarget(targets, target).value
}
