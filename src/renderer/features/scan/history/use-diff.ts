import { useEffect, useState } from 'react'
import type { ScanDiff } from '../../../../shared/domain/scan-diff.ts'
import { rpc } from '../../../rpc/client.ts'
import { useConnection } from '../../../rpc/connection.ts'
import { type Failure, readFailure } from '../../../rpc/failure.ts'

interface Read {
  readonly key: string
  readonly diff: ScanDiff | null
  readonly failure: Failure | null
}

/** What changed between two scans; null while it is read, or when one is not chosen. */
export function useDiff(before: string | null, after: string | null): Omit<Read, 'key'> {
  const epoch = useConnection((state) => state.epoch)
  const [read, setRead] = useState<Read | null>(null)
  const key = `${before} ${after}`
  useEffect(() => {
    if (before === null || after === null || epoch === 0) return undefined
    let dropped = false
    const keep = (next: Omit<Read, 'key'>): void => {
      if (!dropped) setRead({ key: `${before} ${after}`, ...next })
    }
    rpc.scans.diff({ before, after }).then(
      (diff) => keep({ diff, failure: null }),
      (error: unknown) => keep({ diff: null, failure: readFailure(error) }),
    )
    return () => {
      dropped = true
    }
  }, [before, after, epoch])
  return read?.key === key ? read : { diff: null, failure: null }
}
