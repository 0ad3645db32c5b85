import type { ReactNode } from 'react'
import styles from './state-screen.module.css'

interface StateScreenProps {
  readonly title: string
  readonly children: ReactNode
  readonly action?: ReactNode
  /** `alert` announces itself at once. */
  readonly role?: 'alert' | 'status'
}

/** An empty or broken place: what it is for or what failed, and the one thing to do. */
export function StateScreen({ title, children, action, role }: StateScreenProps) {
  return (
    <div className={styles['screen']} role={role}>
      <h2 className={styles['title']}>{title}</h2>
      <div className={styles['text']}>{children}</div>
      {action ? <div className={styles['action']}>{action}</div> : null}
    </div>
  )
}
