import { oc } from '@orpc/contract'
import { z } from 'zod'

const detail = z.object({ next: z.string() })

/**
 * Base of every procedure: the errors an operation may report. The code is the OperationError's code in capitals;
 * `message` is one sentence, `data.next` says how to mend it.
 */
export const procedure = oc.errors({
  BAD_INPUT: { status: 400, data: detail },
  NOT_FOUND: { status: 404, data: detail },
  TOO_LARGE: { status: 413, data: detail },
  BUSY: { status: 409, data: detail },
  DATABASE: { status: 500, data: detail },
  NETWORK: { status: 502, data: detail },
  CATALOGUE: { status: 500, data: detail },
  INTERNAL: { status: 500, data: detail },
})
