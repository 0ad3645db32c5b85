import type { ServerSocket } from './server-socket.ts'

/**
 * The tries of one question that may still be answered, in the order they were sent. Their places are kept when they
 * end: emptied arrays would be made anew for each of millions of questions.
 */
export class OpenTries {
  private readonly sockets: (ServerSocket | null)[] = []
  private readonly ids: number[] = []
  private readonly sentAtMs: number[] = []
  private count = 0

  /** Adds the latest try. */
  add(socket: ServerSocket, id: number, sentMs: number): void {
    this.sockets[this.count] = socket
    this.ids[this.count] = id
    this.sentAtMs[this.count] = sentMs
    this.count++
  }

  /** Place of a try, or -1. */
  find(id: number, socket: ServerSocket): number {
    for (let i = 0; i < this.count; i++) if (this.ids[i] === id && this.sockets[i] === socket) return i
    return -1
  }

  isLatest(place: number): boolean {
    return place === this.count - 1
  }

  /** When the try was sent, ms of the client's clock. */
  sentMs(place: number): number {
    return this.sentAtMs[place] as number
  }

  /** The socket of the latest try; null without any. */
  get latestSocket(): ServerSocket | null {
    return this.count === 0 ? null : (this.sockets[this.count - 1] as ServerSocket)
  }

  /** The try can be answered no more; those behind it move up. */
  drop(place: number): void {
    this.count--
    for (let i = place; i < this.count; i++) {
      this.sockets[i] = this.sockets[i + 1] as ServerSocket
      this.ids[i] = this.ids[i + 1] as number
      this.sentAtMs[i] = this.sentAtMs[i + 1] as number
    }
    this.sockets[this.count] = null
  }

  /** No answer matters any more. */
  forgetAll(): void {
    while (this.count > 0) {
      this.count--
      this.sockets[this.count]?.forget(this.ids[this.count] as number)
      this.sockets[this.count] = null
    }
  }
}
