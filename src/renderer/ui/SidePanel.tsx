import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react'
import { Icon } from './icons.tsx'
import styles from './side-panel.module.css'

interface SidePanelProps {
  readonly title: ReactNode
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A panel over the right edge that leaves the rest usable. Esc closes it and gives the focus back. */
export function SidePanel({ title, label, onClose, children }: SidePanelProps) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      // A dialog, a menu or a popover lies further in and closes first.
      const inner = event.target instanceof Element && event.target.closest('[role=dialog], [role=menu]')
      if (!inner) close()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <aside ref={panel} className={styles['panel']} aria-label={label} tabIndex={-1}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{title}</h2>
        <button type="button" className={styles['close']} onClick={onClose}>
          <Icon name="close" />
          Close
        </button>
      </header>
      {/* Scrolls, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles['body']} tabIndex={0} role="region" aria-label={`${label}, details`}>
        {children}
      </div>
    </aside>
  )
}
