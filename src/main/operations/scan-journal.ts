import type { ProbeFinding } from '../../shared/domain/health.ts'
import type { Listing } from '../../shared/domain/listing.ts'
import { type CheckState, NOTED } from '../../shared/domain/outcome.ts'
import type { BatchProbe, DirtyChunk } from '../store/commit-batch.ts'
import { CHUNK_CHECKS } from '../store/outcome-chunks.ts'
import type { ScanBoard } from './scan-board.ts'

/** What happened since the last commit, in the form the store takes. */
export class ScanJournal {
  private readonly dirtyChunks = new Map<string, Set<number>>()
  private listings: Listing[] = []
  private notes: Listing[] = []
  private probes: BatchProbe[] = []
  private medians = new Map<string, number>()
  private clearUntils = new Map<string, number>()
  private forgotten = new Set<string>()

  /** Notes a settled check. */
  settled(listId: string, target: number, state: CheckState, evidence: Listing | null): void {
    this.touch(listId, Math.floor(target / CHUNK_CHECKS))
    if (evidence) (state === NOTED ? this.notes : this.listings).push(evidence)
  }

  /** Notes that a list lost all its checks; what it said before is taken back. */
  lost(listId: string, targets: number): void {
    for (let chunk = 0; chunk * CHUNK_CHECKS < targets; chunk++) this.touch(listId, chunk)
    this.listings = this.listings.filter((listing) => listing.listId !== listId)
    this.notes = this.notes.filter((note) => note.listId !== listId)
    this.forgotten.add(listId)
  }

  /** Notes a probe. */
  probed(listId: string, when: 'before' | 'after', finding: ProbeFinding): void {
    this.probes.push({ listId, when, finding })
  }

  /** Notes a list's median answer time. */
  answerTime(listId: string, medianMs: number): void {
    this.medians.set(listId, medianMs)
  }

  /** Notes until when what a list calls clear may be taken for clear, ms since 1970. */
  clearUntil(listId: string, atMs: number): void {
    this.clearUntils.set(listId, atMs)
  }

  /** Hands over everything noted so far and begins anew. */
  take(board: ScanBoard) {
    const chunks: DirtyChunk[] = []
    for (const [listId, numbers] of this.dirtyChunks) {
      const { bytes } = board.mapOf(listId)
      for (const chunk of numbers) {
        const from = (chunk * CHUNK_CHECKS) / 2
        chunks.push({ listId, chunk, states: bytes.slice(from, from + CHUNK_CHECKS / 2) })
      }
    }
    const batch = {
      chunks,
      listings: this.listings,
      notes: this.notes,
      probes: this.probes,
      medians: [...this.medians].map(([listId, medianMs]) => ({ listId, medianMs })),
      clearUntils: [...this.clearUntils].map(([listId, atMs]) => ({
        listId,
        clearUntil: new Date(atMs).toISOString(),
      })),
      forgottenLists: [...this.forgotten],
    }
    this.dirtyChunks.clear()
    this.listings = []
    this.notes = []
    this.probes = []
    this.medians = new Map()
    this.clearUntils = new Map()
    this.forgotten = new Set()
    return batch
  }

  private touch(listId: string, chunk: number): void {
    const numbers = this.dirtyChunks.get(listId) ?? new Set<number>()
    numbers.add(chunk)
    this.dirtyChunks.set(listId, numbers)
  }
}
