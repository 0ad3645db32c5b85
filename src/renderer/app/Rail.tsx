import { Kbd, VisuallyHidden } from '@mantine/core'
import type { About } from '../../shared/contract/app.ts'
import { formatCount, formatQuantity } from '../ui/format.ts'
import { Icon } from '../ui/icons.tsx'
import { modKey } from '../ui/mod-key.ts'
import { copy, places } from './copy.ts'
import styles from './rail.module.css'
import type { Route } from './route.ts'
import { useDueCount } from './use-due-count.ts'

interface RailProps {
  readonly route: Route
  readonly about: About | null
  readonly onKeys: () => void
  readonly onPalette: () => void
  /** Puts the keyboard past the rail. */
  readonly onSkip: () => void
}

export function Rail({ route, about, onKeys, onPalette, onSkip }: RailProps) {
  const due = useDueCount()
  const here = route.place === 'scan' ? 'blocks' : route.place
  return (
    <nav className={styles['rail']} aria-label="Places">
      <button type="button" className={styles['skip']} onClick={onSkip}>
        {copy.skip}
      </button>
      <div className={styles['brand']}>
        <Mark />
        <h1 className={styles['name']}>Blockvet</h1>
      </div>
      <ul className={styles['places']}>
        {places.map(({ place, word, icon, href }, i) => (
          <li key={place}>
            <a
              className={styles['place']}
              href={href}
              title={`${modKey} ${i + 1}`}
              aria-current={place === here ? 'page' : undefined}
            >
              <Icon name={icon} />
              {word}
              {place === 'cleanup' && due > 0 ? (
                <span className={styles['due']} title={copy.due}>
                  {formatCount(due)}
                  <VisuallyHidden> {copy.due}</VisuallyHidden>
                </span>
              ) : (
                <span className={styles['digit']} aria-hidden="true">
                  {i + 1}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
      <div className={styles['foot']}>
        <button type="button" className={styles['keys']} onClick={onPalette}>
          {copy.palette} <Kbd size="xs">{modKey} K</Kbd>
        </button>
        <button type="button" className={styles['keys']} onClick={onKeys}>
          {copy.keys} <Kbd size="xs">?</Kbd>
        </button>
        {about ? (
          <p className="num">
            {about.version} · {formatQuantity(about.lists, 'list')}
          </p>
        ) : null}
      </div>
    </nav>
  )
}

/** Sixteen cells, one without its neighbours' colour. */
function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {Array.from({ length: 16 }, (_, i) => (
        <rect
          key={`cell-${i}`}
          x={(i % 4) * 5 + 0.5}
          y={Math.floor(i / 4) * 5 + 0.5}
          width="4"
          height="4"
          fill={i === 6 ? 'var(--sev-high)' : 'var(--accent)'}
        />
      ))}
    </svg>
  )
}
