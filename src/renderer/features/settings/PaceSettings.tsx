import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { Settings } from '../../../shared/contract/settings.ts'
import { copy } from './copy.ts'
import styles from './settings.module.css'
import { changeSettings } from './settings-store.ts'

const MOST = 1_000_000
const isRate = (value: number | string): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST

/** How fast questions leave, in all and per list. What is no rate is shown and not saved. */
export function PaceSettings({ settings }: { settings: Settings }) {
  const [rate, setRate] = useState<number | string>(settings.ratePerSecond)
  const [listRate, setListRate] = useState<number | string>(settings.listRatePerSecond ?? '')
  return (
    <div className={styles['money']}>
      <NumberInput
        label={copy.rate}
        value={rate}
        step={100}
        allowNegative={false}
        allowDecimal={false}
        thousandSeparator=","
        error={isRate(rate) ? null : copy.rateHint}
        onChange={(value) => {
          setRate(value)
          if (isRate(value)) void changeSettings({ ratePerSecond: value })
        }}
      />
      <NumberInput
        label={copy.listRate}
        placeholder={copy.catalogueRate}
        value={listRate}
        allowNegative={false}
        allowDecimal={false}
        thousandSeparator=","
        error={listRate === '' || isRate(listRate) ? null : copy.rateHint}
        onChange={(value) => {
          setListRate(value)
          if (value === '' || isRate(value))
            void changeSettings({ listRatePerSecond: value === '' ? null : value })
        }}
      />
    </div>
  )
}
