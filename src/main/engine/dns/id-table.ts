const IDS = 0x10000
const FEWEST_SLOTS = 64

/**
 * What waits for an answer, by message ID. An ID stands in the slot of its low bits, and whoever adds takes the next ID
 * whose slot is free: a map would cost each question four searches.
 */
export class IdTable<Value> {
  private slots: (Value | null)[] = emptySlots(FEWEST_SLOTS)
  private ids = new Uint16Array(FEWEST_SLOTS)
  size = 0

  /** Adds under this ID, from 0 to 65535, or the next one that can be had; gives the ID. At most 32,768 can be held. */
  add(wanted: number, value: Value): number {
    if (this.size * 2 >= this.slots.length) this.grow()
    const mask = this.slots.length - 1
    let id = wanted
    while (this.slots[id & mask] !== null) id = (id + 1) % IDS
    this.slots[id & mask] = value
    this.ids[id & mask] = id
    this.size++
    return id
  }

  /** What was added under this ID, or null. */
  get(id: number): Value | null {
    const slot = id & (this.slots.length - 1)
    return this.ids[slot] === id ? (this.slots[slot] as Value | null) : null
  }

  /** False when nothing was added under this ID. */
  delete(id: number): boolean {
    const slot = id & (this.slots.length - 1)
    if (this.ids[slot] !== id || this.slots[slot] === null) return false
    this.slots[slot] = null
    this.size--
    return true
  }

  /** Everything in it with its ID; it is empty afterwards. */
  takeAll(): readonly (readonly [number, Value])[] {
    const all = this.slots.flatMap((value, slot) =>
      value === null ? [] : [[this.ids[slot] as number, value] as const],
    )
    this.slots.fill(null)
    this.size = 0
    return all
  }

  /** Two IDs that shared no slot share none of twice as many. */
  private grow(): void {
    const all = this.slots.map((value, slot) => [this.ids[slot] as number, value] as const)
    const count = this.slots.length * 2
    if (count > IDS) throw new RangeError('More questions are open on one socket than there are IDs.')
    this.slots = emptySlots(count)
    this.ids = new Uint16Array(count)
    for (const [id, value] of all) {
      if (value === null) continue
      this.slots[id & (count - 1)] = value
      this.ids[id & (count - 1)] = id
    }
  }
}

const emptySlots = (count: number): null[] => Array.from({ length: count }, () => null)
