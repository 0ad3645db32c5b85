import { OperationError } from '../../shared/domain/operation-error.ts'

/** The OperationError that `work` throws, in one line with its code. */
export function failureOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof OperationError) return `${error.code}: ${error.message} ${error.next}`
    throw error
  }
  return 'nothing was thrown'
}
