import { NumberInput, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Case } from '../../../../shared/domain/case.ts'
import type { Correction } from '../../../../shared/domain/correction.ts'
import type { Hours } from '../../../../shared/domain/removal.ts'
import { rpc } from '../../../rpc/client.ts'
import { type Failure, readFailure } from '../../../rpc/failure.ts'
import { copy } from '../copy.ts'
import styles from '../panel.module.css'
import { loadJudged } from '../scan-store.ts'

const TYPING_PAUSE_MS = 500

interface CorrectionEditorProps {
  readonly found: Case
  readonly scanId: string
  readonly corrections: readonly Correction[]
}

/** What the user knows better of the operator: saved as it is typed, and the scan judged anew with it. */
export function CorrectionEditor({ found, scanId, corrections }: CorrectionEditorProps) {
  const { operatorId } = found
  const kept = corrections.find((correction) => correction.operatorId === operatorId)
  const [mine, setMine] = useState<Correction>(
    kept ?? { operatorId, effortHours: null, delayHours: null, note: '' },
  )
  const [failure, setFailure] = useState<Failure | null>(null)
  const [saving, setSaving] = useState(false)
  const unsaved = useRef<Correction>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = async (): Promise<void> => {
    const next = unsaved.current
    if (next === null) return
    unsaved.current = null
    try {
      await rpc.corrections.save(writable(next))
      setFailure(null)
      await loadJudged(scanId)
    } catch (error) {
      setFailure(readFailure(error))
    }
    setSaving(unsaved.current !== null)
  }
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      const left = unsaved.current
      if (left)
        void rpc.corrections.save(writable(left)).then(
          () => loadJudged(scanId),
          () => undefined,
        )
    },
    [scanId],
  )
  const change = (part: Partial<Correction>): void => {
    const next = { ...mine, ...part }
    setMine(next)
    setSaving(true)
    unsaved.current = next
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), TYPING_PAUSE_MS)
  }
  return (
    <details className={`${styles['part']} ${styles['folded']}`} open={kept !== undefined}>
      <summary>
        {copy.yours}
        {kept ? <span className="dim"> ({copy.yoursSet})</span> : null}
      </summary>
      <p className="dim">{copy.yoursText}</p>
      <HoursField
        label={copy.yourWork}
        hours={mine.effortHours}
        onChange={(effortHours) => change({ effortHours })}
      />
      <HoursField
        label={copy.yourWait}
        hours={mine.delayHours}
        onChange={(delayHours) => change({ delayHours })}
      />
      <Textarea
        label={copy.yourNote}
        value={mine.note}
        maxLength={2000}
        autosize
        minRows={1}
        w="100%"
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      <p className="dim" role="status">
        {failure ? `${copy.notSaved} ${failure.message} ${failure.next}` : saving ? copy.saving : ''}
      </p>
    </details>
  )
}

/** Two figures, low and high; none when the low one is empty. A high one below the low one follows it. */
function HoursField({
  label,
  hours,
  onChange,
}: {
  readonly label: string
  readonly hours: Hours | null
  readonly onChange: (hours: Hours | null) => void
}) {
  const read = (value: number | string): number | null => (typeof value === 'number' ? value : null)
  const common = { min: 0, max: 20_000, decimalScale: 2, w: 96, hideControls: true } as const
  return (
    <div className={styles['line']} role="group" aria-label={label}>
      <span className="dim">{label}</span>
      <NumberInput
        {...common}
        aria-label={`${label}, ${copy.low}`}
        value={hours?.[0] ?? ''}
        onChange={(value) => {
          const low = read(value)
          onChange(low === null ? null : [low, Math.max(low, hours?.[1] ?? low)])
        }}
      />
      <span className="dim">{copy.high}</span>
      <NumberInput
        {...common}
        aria-label={`${label}, ${copy.high}`}
        value={hours?.[1] ?? ''}
        onChange={(value) => {
          const high = read(value)
          onChange(high === null ? null : [Math.min(hours?.[0] ?? high, high), high])
        }}
      />
    </div>
  )
}

const writable = ({ operatorId, effortHours, delayHours, note }: Correction) => ({
  operatorId,
  effortHours: effortHours && ([...effortHours] as [number, number]),
  delayHours: delayHours && ([...delayHours] as [number, number]),
  note,
})
