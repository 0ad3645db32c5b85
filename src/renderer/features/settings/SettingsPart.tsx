import { type ReactNode, useEffect, useRef } from 'react'
import styles from './settings.module.css'

interface SettingsPartProps {
  readonly title: string
  readonly note?: string
  /** True when the address names this part: it is brought into view, and the keyboard into it. */
  readonly wanted: boolean
  readonly children: ReactNode
}

/** One part of the settings: what it is for on the left, its fields on the right. */
export function SettingsPart({ title, note, wanted, children }: SettingsPartProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!wanted) return
    heading.current?.closest('section')?.scrollIntoView({ block: 'start' })
    heading.current?.focus({ preventScroll: true })
  }, [wanted])
  return (
    <section className={styles['part']}>
      <div>
        <h3 ref={heading} tabIndex={-1} className={styles['partTitle']}>
          {title}
        </h3>
        {note ? <p className={`dim ${styles['note']}`}>{note}</p> : null}
      </div>
      <div>{children}</div>
    </section>
  )
}
