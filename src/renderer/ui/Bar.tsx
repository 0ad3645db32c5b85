import styles from './bar.module.css'

interface BarProps {
  /** Filled share, 0–1. */
  readonly share: number
  readonly label: string
  /** Hatch what is missing: it is not known, rather than empty. */
  readonly hatchRest?: boolean
}

/** A thin bar that carries its number in its label. */
export function Bar({ share, label, hatchRest = false }: BarProps) {
  const filled = Math.max(0, Math.min(1, share))
  return (
    <div
      className={styles['bar']}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(filled * 100)}
    >
      <div className={styles['fill']} style={{ width: `${filled * 100}%` }} />
      <div className={hatchRest ? `${styles['rest']} hatched` : styles['rest']} />
    </div>
  )
}
