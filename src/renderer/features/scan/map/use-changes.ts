import { useEffect, useState } from 'react'
import type { ChangeMap } from '../../../../shared/domain/scan-diff.ts'
import { rpc } from '../../../rpc/client.ts'
import { type Failure, readFailure } from '../../../rpc/failure.ts'

interface Read {
  readonly key: string
  readonly changes: ChangeMap | null
  readonly failure: Failure | null
}

/** What changed since the scan before; read once asked for, and again when the scan's state is another. */
export function useChanges(wanted: boolean, scanId: string, state: string): Omit<Read, 'key'> {
  const key = `${scanId} ${state}`
  const [read, setRead] = useState<Read | null>(null)
  useEffect(() => {
    if (!wanted) return
    let left = false
    rpc.scans.changes({ scanId }).then(
      (changes) => left || setRead({ key, changes, failure: null }),
      (error: unknown) => left || setRead({ key, changes: null, failure: readFailure(error) }),
    )
    return () => {
      left = true
    }
  }, [wanted, scanId, key])
  return read?.key === key ? read : { changes: null, failure: null }
}
