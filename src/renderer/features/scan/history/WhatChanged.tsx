import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Scan } from '../../../../shared/domain/scan.ts'
import { formatExactTime } from '../../../ui/format.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { copy } from '../copy.ts'
import styles from '../scan.module.css'
import { DiffView } from './DiffView.tsx'
import { useDiff } from './use-diff.ts'

/** What changed between any two finished scans of the block; at first from the one before to the one shown. */
export function WhatChanged({ scans, shownId }: { scans: readonly Scan[]; shownId: string }) {
  const finished = scans.filter(({ state }) => state === 'finished')
  const shown = finished.find(({ id }) => id === shownId) ?? finished[0]
  const previous = shown ? finished[finished.indexOf(shown) + 1] : undefined
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const before = from ?? previous?.id ?? finished.find(({ id }) => id !== shown?.id)?.id ?? null
  const after = to ?? shown?.id ?? null
  const { diff, failure } = useDiff(before, after)
  const options = finished.map(({ id, startedAt }) => ({
    value: id,
    label: `${formatExactTime(startedAt)}, ${id}`,
  }))
  return (
    <section className={styles['changed']} aria-label={copy.compareScans}>
      <h3 className="section-title">{copy.compareScans}</h3>
      {finished.length < 2 ? (
        <p className="dim">{copy.oneScan}</p>
      ) : (
        <div className={styles['pair']}>
          <NativeSelect
            label={copy.from}
            data={options}
            value={before ?? ''}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <NativeSelect
            label={copy.to}
            data={options}
            value={after ?? ''}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </div>
      )}
      {failure ? (
        <Notice>
          <strong>{copy.diffFailed}</strong> {failure.message} {failure.next}
        </Notice>
      ) : null}
      {diff ? <DiffView diff={diff} /> : null}
    </section>
  )
}
