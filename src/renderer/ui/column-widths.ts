import { create } from 'zustand'

type Widths = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Where the page keeps them. */
const KEY = 'blockvet-column-widths'
const LEAST_PX = 40
const MOST_PX = 1600

/** Reads kept widths; whatever is no width is left out. */
export function parseWidths(text: string | null): Widths {
  try {
    const kept: unknown = JSON.parse(text ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(
      Object.entries(kept).flatMap(([table, columns]) =>
        typeof columns === 'object' && columns !== null ? [[table, onlyWidths(columns)]] : [],
      ),
    )
  } catch {
    return {}
  }
}

const onlyWidths = (columns: object): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(columns).filter(([, px]) => Number.isInteger(px) && px >= LEAST_PX && px <= MOST_PX),
  )

function readKept(): Widths {
  try {
    return parseWidths(localStorage.getItem(KEY))
  } catch {
    // A browser may forbid to keep anything; widths then last as long as the page.
    return {}
  }
}

const useWidths = create<{ readonly widths: Widths }>(() => ({ widths: readKept() }))
addEventListener('storage', ({ key, newValue }) => {
  if (key === KEY) useWidths.setState({ widths: parseWidths(newValue) })
})

const none: Readonly<Record<string, number>> = {}

/** Widths that the user gave to columns of a table, pixels by column. A table is known by the keys of its columns. */
export const useColumnWidths = (table: string): Readonly<Record<string, number>> =>
  useWidths(({ widths }) => widths[table] ?? none)

/** Gives a column a width, or its own again with null, and keeps that. */
export function setColumnWidth(table: string, column: string, px: number | null): void {
  const { widths } = useWidths.getState()
  const { [column]: _, ...others } = widths[table] ?? {}
  const own =
    px === null ? others : { ...others, [column]: Math.round(Math.max(LEAST_PX, Math.min(MOST_PX, px))) }
  const next = { ...widths, [table]: own }
  useWidths.setState({ widths: next })
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
  } catch {
    // As above.
  }
}
