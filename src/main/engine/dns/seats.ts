import { Asking, type AskingHost } from './asking.ts'
import { createQueryRoom, type QueryRoom } from './query-template.ts'

/** A place for one open question of a line: the question, its packet, and what it is about. */
export interface Seat {
  readonly asking: Asking
  readonly room: QueryRoom
  target: number
  /** True while its packet is out and its time is not up. */
  inFlight: boolean
  /** True while it waits for leave to be asked again. */
  isDue: boolean
}

/**
 * The seats of all lines of a client, used again and again. Whoever needs one gets the one that was left last, so that
 * there are as many as questions are open, and the processor still has them at hand.
 */
export class Seats {
  private readonly host: AskingHost
  private readonly free: Seat[] = []

  constructor(host: AskingHost) {
    this.host = host
  }

  take(): Seat {
    return this.free.pop() ?? this.add()
  }

  /** The question of this seat has ended. */
  leave(seat: Seat): void {
    this.free.push(seat)
  }

  private add(): Seat {
    const asking = new Asking(this.host)
    return { asking, room: createQueryRoom(), target: 0, inFlight: false, isDue: false }
  }
}
