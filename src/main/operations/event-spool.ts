import type { KeptBounce } from '../../shared/domain/bounce.ts'

const SPOOL_BYTES = 1_048_576

/**
 * Events that wait to be written, as bytes outside of the JavaScript heap: a few thousand objects that live for
 * seconds would make the young heap grow to several times what reading a log needs.
 */
export class EventSpool {
  private readonly bytes = Buffer.alloc(SPOOL_BYTES)
  private readonly save: (bounces: readonly KeptBounce[]) => void
  private used = 0

  /** `save` gets the events in order, many at a time. */
  constructor(save: (bounces: readonly KeptBounce[]) => void) {
    this.save = save
  }

  /** Takes an event; now and then this saves. */
  add(bounce: KeptBounce): void {
    const line = `${JSON.stringify(bounce)}\n`
    // A UTF-16 unit takes at most three bytes.
    if (this.used + line.length * 3 > SPOOL_BYTES) this.flush()
    this.used += this.bytes.write(line, this.used)
  }

  /** Saves what waits. */
  flush(): void {
    if (this.used === 0) return
    const lines = this.bytes.toString('utf8', 0, this.used).trimEnd().split('\n')
    this.used = 0
    this.save(lines.map((line) => JSON.parse(line) as KeptBounce))
  }
}
