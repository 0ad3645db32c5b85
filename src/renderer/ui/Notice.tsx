import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'
import styles from './notice.module.css'

/** One line the user should not miss, with what can be done about it. */
export function Notice({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles['notice']}>
      <span className={styles['icon']}>
        <Icon name="warn" />
      </span>
      <div>{children}</div>
      {action ? <div className={styles['action']}>{action}</div> : null}
    </div>
  )
}
