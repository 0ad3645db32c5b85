/** What went wrong, for programs: decides the exit status and the RPC error. */
export type OperationErrorCode =
  | 'bad-input'
  | 'not-found'
  | 'too-large'
  | 'busy'
  | 'database'
  | 'network'
  | 'catalogue'
  | 'internal'

/**
 * The one error that operations throw. `message` is one sentence saying what is wrong and where; `next` says how
 * to mend it, or is empty when the message already does.
 */
export class OperationError extends Error {
  readonly code: OperationErrorCode
  readonly next: string

  constructor(code: OperationErrorCode, message: string, next = '') {
    super(message)
    this.name = 'OperationError'
    this.code = code
    this.next = next
  }
}
