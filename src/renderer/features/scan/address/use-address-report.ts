import { useEffect, useState } from 'react'
import type { AddressReport } from '../../../../shared/domain/address-report.ts'
import { rpc } from '../../../rpc/client.ts'
import { useConnection } from '../../../rpc/connection.ts'
import { type Failure, readFailure } from '../../../rpc/failure.ts'
import { onCells } from '../scan-store.ts'

const AGAIN_MS = 800

type ReportState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly report: AddressReport }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** What is stored about one address, read again when its cell changes. Also returns how to try again. */
export function useAddressReport(scanId: string, address: string): readonly [ReportState, () => void] {
  const [state, setState] = useState<ReportState>({ kind: 'reading' })
  const [round, setRound] = useState(0)
  const epoch = useConnection((connection) => connection.epoch)
  const target = state.kind === 'read' ? state.report.target : null
  useEffect(() => {
    const stop = new AbortController()
    rpc.scans.address({ scanId, address }, { signal: stop.signal }).then(
      (report) => setState({ kind: 'read', report }),
      (error: unknown) => {
        if (!stop.signal.aborted) setState({ kind: 'failed', failure: readFailure(error) })
      },
    )
    return () => stop.abort()
    // Asked again on a new line and in each round.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [scanId, address, round, epoch])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = onCells((targets) => {
      if (target === null || !targets.includes(target)) return
      timer ??= setTimeout(() => {
        timer = undefined
        setRound((last) => last + 1)
      }, AGAIN_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [target])
  return [state, () => setRound((last) => last + 1)]
}
