import { ORPCError, type ORPCErrorConstructorMap, ValidationError } from '@orpc/server'
import type { procedure } from '../../shared/contract/errors.ts'
import { OperationError, type OperationErrorCode } from '../../shared/domain/operation-error.ts'

/** The errors that the contract knows, as the router hands them to its handlers. */
export type ContractErrors = ORPCErrorConstructorMap<(typeof procedure)['~orpc']['errorMap']>

const codes = {
  'bad-input': 'BAD_INPUT',
  'not-found': 'NOT_FOUND',
  'too-large': 'TOO_LARGE',
  busy: 'BUSY',
  database: 'DATABASE',
  network: 'NETWORK',
  catalogue: 'CATALOGUE',
  internal: 'INTERNAL',
} as const satisfies Record<OperationErrorCode, keyof ContractErrors>

/**
 * Turns whatever an operation threw into an error of the contract. A fault of the program goes to `onFault` and
 * reaches the other side as one sentence, without message, path or stack of its own.
 */
export function reportError(
  error: unknown,
  errors: ContractErrors,
  onFault: (error: unknown) => void,
): ORPCError<string, unknown> {
  if (error instanceof OperationError) {
    const { code, message, next } = error
    return errors[codes[code]]({ message, data: { next } })
  }
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    const next = 'Correct it and send it again.'
    return errors.BAD_INPUT({ message: describeIssue(error.cause), data: { next } })
  }
  onFault(error)
  return errors.INTERNAL({
    message: 'Blockvet met a fault of its own.',
    data: { next: 'What was found so far is on disk. Try again; if it comes back, restart Blockvet.' },
  })
}

function describeIssue({ issues }: ValidationError): string {
  const [issue] = issues
  const path = (issue?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
  const what = (issue?.message ?? 'not as expected').slice(0, 200)
  return path === '' ? `The request cannot be used: ${what}.` : `'${path}' cannot be used: ${what}.`
}
