import { useEffect, useRef, useState } from 'react'
import type { Offer } from '../../shared/domain/offer.ts'
import { rpc } from '../rpc/client.ts'
import { useConnection } from '../rpc/connection.ts'
import { type Failure, readFailure } from '../rpc/failure.ts'

const TYPING_PAUSE_MS = 400

/** The offer of a block: read once, saved shortly after each change and when the place is left. `onChange` hears of each change. */
export function useOffer(block: string, onChange: (offer: Offer) => void) {
  const epoch = useConnection((state) => state.epoch)
  const [offer, setOffer] = useState<Offer | null>(null)
  const [saving, setSaving] = useState(false)
  const [notSaved, setNotSaved] = useState<Failure | null>(null)
  const unsaved = useRef<Offer>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    if (epoch === 0) return
    rpc.blocks.list().then(
      (rows) => {
        const found = rows.find((row) => row.block === block)?.offer
        if (found && unsaved.current === null) setOffer(found)
      },
      (error: unknown) => setNotSaved(readFailure(error)),
    )
  }, [block, epoch])

  const save = async (): Promise<void> => {
    const next = unsaved.current
    if (next === null) return
    unsaved.current = null
    try {
      await rpc.blocks.saveOffer({ block, offer: next })
      setNotSaved(null)
    } catch (error) {
      setNotSaved(readFailure(error))
    }
    setSaving(unsaved.current !== null)
  }
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      const left = unsaved.current
      if (left) void rpc.blocks.saveOffer({ block, offer: left }).catch(() => undefined)
    },
    [block],
  )

  const change = (next: Offer): void => {
    setOffer(next)
    onChange(next)
    setSaving(true)
    unsaved.current = next
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), TYPING_PAUSE_MS)
  }
  return { offer, change, saving, notSaved }
}
