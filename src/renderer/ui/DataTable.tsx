import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { ColumnHead } from './ColumnHead.tsx'
import { setColumnWidth, useColumnWidths } from './column-widths.ts'
import styles from './data-table.module.css'
import { MarkBox } from './MarkBox.tsx'
import { type Marking, markRange, toggleAll, toggleMark } from './marking.ts'

/** One column. Without `sortBy` it cannot be sorted. */
export interface Column<Row> {
  readonly key: string
  readonly header: string
  /** A grid track, e.g. `120px` or `minmax(160px, 2fr)`. */
  readonly width: string
  readonly numeric?: boolean
  readonly cell: (row: Row) => ReactNode
  readonly sortBy?: (row: Row) => number | string
}

/** Which column orders the rows; null = as given. */
export interface Sort {
  readonly key: string
  readonly descending: boolean
}

interface DataTableProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  /** Opens what the user may write of a row; F2. */
  readonly onEdit?: (row: Row) => void
  readonly sort: Sort | null
  readonly onSort: (sort: Sort) => void
  readonly selectedKey?: string | null
  /** With it rows can be marked: space, Shift and arrows, Ctrl/⌘ A, or their boxes. */
  readonly marking?: Marking
}

const ROW_PX = 28

/** Orders rows by a column; texts by locale, numbers by size. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const by = columns.find((column) => column.key === sort?.key)?.sortBy
  if (!by || !sort) return rows
  const sign = sort.descending ? -1 : 1
  return rows.toSorted((a, b) => {
    const x = by(a)
    const y = by(b)
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y))
    return sign * order
  })
}

/** How a column orders the rows now; null where it cannot. */
function orderBy<Row>({ key, sortBy }: Column<Row>, sort: Sort | null) {
  if (!sortBy) return null
  if (sort?.key !== key) return 'none'
  return sort.descending ? 'descending' : 'ascending'
}

/** What a press on the heading of a column orders by: numbers begin with the largest. */
const nextSort = <Row,>({ key, numeric }: Column<Row>, sort: Sort | null): Sort => ({
  key,
  descending: sort?.key === key ? !sort.descending : (numeric ?? false),
})

/** A virtual table of 28 px rows. Arrows, Page, Home and End move; Enter opens; headings sort and are resized. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  'use no memo'
  const { label, columns, rowKey, onOpen, onEdit, sort, onSort, selectedKey, marking } = props
  const rows = sortRows(props.rows, columns, sort)
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const [heading, setHeading] = useState<string | null>(null)
  const id = useId()
  // 'use no memo' above takes care of it.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  })
  const name = columns.map(({ key }) => key).join(' ')
  const widths = useColumnWidths(name)
  const widthOf = ({ key, width }: Column<Row>): string =>
    widths[key] === undefined ? width : `${widths[key]}px`
  const current = Math.min(active, rows.length - 1)
  const stop = heading ?? sort?.key ?? columns[0]?.key
  const template = [...(marking ? ['16px'] : []), ...columns.map(widthOf)].join(' ')
  const keys = marking ? rows.map(rowKey) : []
  const mark = (index: number, extend: boolean): void => {
    if (!marking) return
    const { marked, onMark } = marking
    onMark(extend ? markRange(marked, keys, current, index) : toggleMark(marked, keys[index] ?? ''))
    setActive(index)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2)
    const targets: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: rows.length - 1,
    }
    const target = targets[event.key]
    const row = rows[current]
    if (event.key === 'Enter' && row && onOpen) onOpen(row)
    if (event.key === 'F2' && row && onEdit) onEdit(row)
    if (marking && (event.key === ' ' || (event.key === 'a' && (event.ctrlKey || event.metaKey)))) {
      event.preventDefault()
      if (event.key === ' ') mark(current, false)
      else marking.onMark(toggleAll(marking.marked, keys))
    }
    if (target === undefined || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const next = Math.max(0, Math.min(rows.length - 1, target))
    if (event.shiftKey) mark(next, true)
    setActive(next)
    virtual.scrollToIndex(next)
  }

  return (
    <div
      ref={scroller}
      className={styles['table']}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + (marking ? 1 : 0)}
      aria-multiselectable={marking ? true : undefined}
      aria-activedescendant={rows[current] ? `${id}-${current}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={styles['head']}>
        <div role="row" aria-rowindex={1} className={styles['row']} style={{ gridTemplateColumns: template }}>
          {marking ? (
            <div role="columnheader">
              <MarkBox
                label="Select all"
                stop
                checked={keys.length > 0 && keys.every((key) => marking.marked.has(key))}
                some={keys.some((key) => marking.marked.has(key))}
                onToggle={() => marking.onMark(toggleAll(marking.marked, keys))}
              />
            </div>
          ) : null}
          {columns.map((column) => (
            <ColumnHead
              key={column.key}
              header={column.header}
              numeric={column.numeric ?? false}
              order={orderBy(column, sort)}
              stop={column.key === stop}
              onStop={() => setHeading(column.key)}
              onSort={() => onSort(nextSort(column, sort))}
              onResize={(px) => setColumnWidth(name, column.key, px)}
            />
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles['body']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          return (
            // Keys reach the grid itself, which owns the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={rowKey(row)}
              id={`${id}-${item.index}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={marking ? marking.marked.has(rowKey(row)) : rowKey(row) === selectedKey}
              className={`${styles['row']} ${styles['item']}`}
              data-active={item.index === current || undefined}
              data-opens={onOpen ? true : undefined}
              style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)` }}
              onClick={() => {
                setActive(item.index)
                onOpen?.(row)
              }}
            >
              {marking ? (
                <div role="gridcell">
                  <MarkBox
                    label={`Select ${rowKey(row)}`}
                    checked={marking.marked.has(rowKey(row))}
                    onToggle={(extend) => mark(item.index, extend)}
                  />
                </div>
              ) : null}
              {columns.map((column) => (
                <div key={column.key} role="gridcell" data-numeric={column.numeric || undefined}>
                  {column.cell(row)}
                </div>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}
