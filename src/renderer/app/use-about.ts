import { useEffect, useState } from 'react'
import type { About } from '../../shared/contract/app.ts'
import { rpc } from '../rpc/client.ts'
import { useConnection } from '../rpc/connection.ts'

/** What runs behind the page; null until it has answered. Asked again on each new line. */
export function useAbout(): About | null {
  const epoch = useConnection((state) => state.epoch)
  const [about, setAbout] = useState<About | null>(null)
  useEffect(() => {
    if (epoch === 0) return
    // Without an answer the lost-connection banner says what is wrong.
    rpc.app.about().then(setAbout, () => undefined)
  }, [epoch])
  return about
}
