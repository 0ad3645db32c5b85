import { useEffect, useRef, useState } from 'react'
import type { Offer } from '../../../../shared/domain/offer.ts'
import { rpc } from '../../../rpc/client.ts'
import { useConnection } from '../../../rpc/connection.ts'
import { type Failure, readFailure } from '../../../rpc/failure.ts'
import { useScan } from '../scan-store.ts'

/** What the offer promises stands beside the evidence of the open scan. A scan that was told a country keeps it. */
function promise(block: string, country: string): void {
  useScan.setState(({ judged }) => {
    if (judged?.evidence.scan.block !== block) return {}
    if (judged.evidence.scan.settings.examine?.sources?.country) return {}
    const { promisedCountry: _, ...evidence } = judged.evidence
    return {
      judged: { ...judged, evidence: country === '' ? evidence : { ...evidence, promisedCountry: country } },
    }
  })
}

const TYPING_PAUSE_MS = 400

/** The offer of a block: read once, saved shortly after each change and when the place is left. */
export function useOffer(block: string) {
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
      promise(block, next.country)
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
    setSaving(true)
    unsaved.current = next
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), TYPING_PAUSE_MS)
  }
  return { offer, change, saving, notSaved }
}
