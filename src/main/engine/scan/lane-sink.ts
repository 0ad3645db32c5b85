import type { ProbeFinding } from '../../../shared/domain/health.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import { type CheckState, unknownState } from '../../../shared/domain/outcome.ts'
import type { LaneWord } from './lane-talk.ts'
import type { ListJob, ScanSink } from './scan-ports.ts'

/** Numbers of one packed check: which list of the job and which state it got, and its target. */
const NUMBERS = 2
/** A check's state in the low bits of its first number; the list's place in the job above them. */
const STATE_BITS = 4
const STATE_MASK = (1 << STATE_BITS) - 1
const FIRST_ROOM = 4096

/** Collects what a lane has to tell, in the order it happened, and keeps the lane's own outcome maps. */
export class LaneSink implements ScanSink {
  private readonly lists: readonly ListJob[]
  private readonly places: ReadonlyMap<string, number>
  private words: LaneWord[] = []
  private packed = new Uint32Array(FIRST_ROOM * NUMBERS)
  private used = 0

  constructor(lists: readonly ListJob[]) {
    this.lists = lists
    this.places = new Map(lists.map(({ list }, place) => [list.id, place]))
  }

  settled(listId: string, target: number, state: CheckState, evidence: Listing | null): void {
    const place = this.places.get(listId) as number
    ;(this.lists[place] as ListJob).map.set(target, state)
    if (evidence) {
      this.tell({ kind: 'settled', listId, target, state, evidence })
      return
    }
    if (this.used === this.packed.length) this.seal()
    this.packed[this.used++] = (place << STATE_BITS) | state
    this.packed[this.used++] = target
  }

  probed(listId: string, when: 'before' | 'after', finding: ProbeFinding): void {
    this.tell({ kind: 'probed', listId, when, finding })
  }

  lost(listId: string, cause: 'unhealthy-list' | 'unsupported-family'): void {
    const { map } = this.lists[this.places.get(listId) as number] as ListJob
    for (let target = 0; target < map.count; target++) map.set(target, unknownState(cause))
    this.tell({ kind: 'lost', listId, cause })
  }

  answerTime(listId: string, medianMs: number): void {
    this.tell({ kind: 'answerTime', listId, medianMs })
  }

  clearUntil(listId: string, atMs: number): void {
    this.tell({ kind: 'clearUntil', listId, atMs })
  }

  /** Everything since the last call. */
  take(): readonly LaneWord[] {
    this.seal()
    const { words } = this
    this.words = []
    return words
  }

  private tell(word: LaneWord): void {
    this.seal()
    this.words.push(word)
  }

  private seal(): void {
    if (this.used === 0) return
    this.words.push({ kind: 'packed', checks: this.packed.slice(0, this.used) })
    this.used = 0
  }
}

/** Tells a scan what a lane told, word by word; `listIds` are those of the lane's job, in its order. */
export function repeatWords(words: readonly LaneWord[], listIds: readonly string[], sink: ScanSink): void {
  for (const word of words) {
    switch (word.kind) {
      case 'packed':
        repeatPacked(word.checks, listIds, sink)
        break
      case 'settled':
        sink.settled(word.listId, word.target, word.state, word.evidence)
        break
      case 'probed':
        sink.probed(word.listId, word.when, word.finding)
        break
      case 'lost':
        sink.lost(word.listId, word.cause)
        break
      case 'answerTime':
        sink.answerTime(word.listId, word.medianMs)
        break
      case 'clearUntil':
        sink.clearUntil(word.listId, word.atMs)
        break
    }
  }
}

function repeatPacked(checks: Uint32Array, listIds: readonly string[], sink: ScanSink): void {
  for (let at = 0; at < checks.length; at += NUMBERS) {
    const first = checks[at] as number
    const target = checks[at + 1] as number
    sink.settled(listIds[first >>> STATE_BITS] as string, target, first & STATE_MASK, null)
  }
}
