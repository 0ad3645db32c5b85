import type { KeyboardEvent, PointerEvent } from 'react'
import styles from './data-table.module.css'

interface ColumnHeadProps {
  readonly header: string
  readonly numeric: boolean
  /** How the rows are ordered by this column; null = they cannot be. */
  readonly order: 'none' | 'ascending' | 'descending' | null
  /** Whether Tab stops here: of the headings of a table only one does, arrows lead to the others. */
  readonly stop: boolean
  readonly onStop: () => void
  readonly onSort: () => void
  /** Makes the column so many pixels wide; null gives it its own width again. */
  readonly onResize: (px: number | null) => void
}

const STEP_PX = 16
const resizeKeys = 'Shift+ArrowLeft Shift+ArrowRight Shift+Home'

/** The heading of a column: sorts on a click, and is made wider or narrower at its edge or with Shift and arrows. */
export function ColumnHead({ header, numeric, order, stop, onStop, onSort, onResize }: ColumnHeadProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (!event.shiftKey) {
      if (moveFrom(event.currentTarget, event.key)) event.preventDefault()
      return
    }
    const head = event.currentTarget.closest('[role=columnheader]')
    const width = head?.getBoundingClientRect().width ?? 0
    if (event.key === 'ArrowLeft') onResize(width - STEP_PX)
    else if (event.key === 'ArrowRight') onResize(width + STEP_PX)
    else if (event.key === 'Home') onResize(null)
    else return
    event.preventDefault()
  }
  return (
    <div role="columnheader" aria-sort={order ?? undefined} data-numeric={numeric || undefined}>
      {order ? (
        <button
          type="button"
          tabIndex={stop ? 0 : -1}
          data-heading
          aria-keyshortcuts={resizeKeys}
          onFocus={onStop}
          onClick={onSort}
          onKeyDown={onKeyDown}
        >
          {header}
          {order === 'none' ? null : <span aria-hidden="true">{order === 'descending' ? ' ↓' : ' ↑'}</span>}
        </button>
      ) : (
        // Without sorting there is still a width to change.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <span
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={stop ? 0 : -1}
          data-heading
          aria-keyshortcuts={resizeKeys}
          onFocus={onStop}
          onKeyDown={onKeyDown}
        >
          {header}
        </span>
      )}
      <ResizeHandle onResize={onResize} />
    </div>
  )
}

/** Puts the keyboard on the heading beside, the first or the last. False when the key means none of these. */
function moveFrom(heading: Element, key: string): boolean {
  const row = heading.closest('[role=row]')
  const all = [...(row?.querySelectorAll<HTMLElement>('[data-heading]') ?? [])]
  const here = all.findIndex((one) => one === heading)
  const goals: Readonly<Record<string, number>> = {
    ArrowLeft: Math.max(0, here - 1),
    ArrowRight: Math.min(all.length - 1, here + 1),
    Home: 0,
    End: all.length - 1,
  }
  const goal = goals[key]
  if (goal === undefined) return false
  all[goal]?.focus()
  return true
}

/** The edge of a heading. Keys on the heading itself do the same. */
function ResizeHandle({ onResize }: { readonly onResize: (px: number | null) => void }) {
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>): void => {
    if (event.button !== 0) return
    event.preventDefault()
    const handle: HTMLSpanElement = event.currentTarget
    const start = (handle.parentElement?.getBoundingClientRect().width ?? 0) - event.clientX
    handle.setPointerCapture(event.pointerId)
    const held = new AbortController()
    const { signal } = held
    handle.addEventListener('pointermove', (moved) => onResize(start + moved.clientX), { signal })
    for (const end of ['pointerup', 'pointercancel'] as const)
      handle.addEventListener(end, () => held.abort(), { signal })
  }
  return (
    <span
      className={styles['handle']}
      aria-hidden="true"
      onPointerDown={onPointerDown}
      onDoubleClick={() => onResize(null)}
    />
  )
}
