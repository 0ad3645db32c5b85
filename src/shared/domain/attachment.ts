/** A file that the user put to a request: kept with it, never sent by itself. */
export interface Attachment {
  readonly id: string
  /** As made safe by `safeFileName`. */
  readonly name: string
  /** Size, 1 to `MOST_ATTACHMENT_BYTES`. */
  readonly bytes: number
  /** ISO 8601. */
  readonly addedAt: string
}

/** Largest file that is kept, bytes. */
export const MOST_ATTACHMENT_BYTES = 10 * 1024 * 1024
/** Most bytes of all files of one request. */
export const MOST_REQUEST_BYTES = 50 * 1024 * 1024
