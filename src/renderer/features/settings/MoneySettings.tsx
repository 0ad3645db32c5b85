import { NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Settings } from '../../../shared/contract/settings.ts'
import { copy } from './copy.ts'
import styles from './settings.module.css'
import { changeSettings } from './settings-store.ts'

/** Hourly rate, currency and horizon. A currency that is none yet is shown and not saved. */
export function MoneySettings({ settings }: { settings: Settings }) {
  const { hourlyRate, currency, horizonMonths } = settings
  const [code, setCode] = useState(currency)
  const valid = /^[A-Z]{3}$/.test(code)
  return (
    <div className={styles['money']}>
      <NumberInput
        label={`${copy.hourlyRate}, ${currency}`}
        value={hourlyRate}
        min={0}
        max={100_000}
        decimalScale={2}
        clampBehavior="strict"
        onChange={(value) => {
          if (typeof value === 'number') void changeSettings({ hourlyRate: value })
        }}
      />
      <TextInput
        label={copy.currency}
        value={code}
        maxLength={3}
        error={valid ? null : copy.currencyHint}
        onChange={(event) => {
          const next = event.currentTarget.value.toUpperCase()
          setCode(next)
          if (/^[A-Z]{3}$/.test(next)) void changeSettings({ currency: next })
        }}
      />
      <NumberInput
        label={copy.horizon}
        value={horizonMonths}
        min={1}
        max={120}
        allowDecimal={false}
        clampBehavior="strict"
        onChange={(value) => {
          if (typeof value === 'number' && value >= 1) void changeSettings({ horizonMonths: value })
        }}
      />
    </div>
  )
}
