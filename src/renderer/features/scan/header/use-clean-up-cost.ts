import { useEffect, useState } from 'react'
import type { Settings } from '../../../../shared/contract/settings.ts'
import type { Hours } from '../../../../shared/domain/removal.ts'
import { rpc } from '../../../rpc/client.ts'
import { useConnection } from '../../../rpc/connection.ts'
import { formatMoneySpan } from '../../../terms/format-money.ts'

/** What hours of clean-up cost at the user's rate; null while the rate is not known or nothing is to do. */
export function useCleanUpCost([low, high]: Hours): string | null {
  const epoch = useConnection((state) => state.epoch)
  const [settings, setSettings] = useState<Settings | null>(null)
  useEffect(() => {
    if (epoch > 0) rpc.settings.get().then(setSettings, () => undefined)
  }, [epoch])
  if (settings === null || high === 0 || settings.hourlyRate === 0) return null
  const { hourlyRate, currency } = settings
  return formatMoneySpan([low * hourlyRate, high * hourlyRate], currency)
}
