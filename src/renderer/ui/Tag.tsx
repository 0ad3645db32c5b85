import type { ReactNode } from 'react'
import styles from './tag.module.css'

interface TagProps {
  /** Name of a colour pair in tokens.css; `hatched` for the unknown, `plain` for the rest. */
  readonly tone: string
  readonly children: ReactNode
}

/** A small word with a colour; the word alone must be enough. */
export function Tag({ tone, children }: TagProps) {
  return (
    <span className={styles['tag']} data-tone={tone}>
      <span className={tone === 'hatched' ? 'hatched' : undefined} aria-hidden="true" />
      {children}
    </span>
  )
}
