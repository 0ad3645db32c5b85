import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { renderPage } from '../render-page.test-support.tsx'
import { type Column, DataTable, sortRows } from './DataTable.tsx'

interface Row {
  readonly name: string
  readonly size: number
}

const columns: readonly Column<Row>[] = [
  { key: 'name', header: 'Name', width: '100px', cell: ({ name }) => name, sortBy: ({ name }) => name },
  {
    key: 'size',
    header: 'Size',
    width: '60px',
    numeric: true,
    cell: ({ size }) => size,
    sortBy: ({ size }) => size,
  },
]
const rows: readonly Row[] = Array.from({ length: 2000 }, (_, i) => ({ name: `row ${i}`, size: 2000 - i }))

test('numbers sort by size and texts by letters, in both directions', () => {
  const few = [
    { name: 'b', size: 9 },
    { name: 'a', size: 10 },
  ]
  expect(sortRows(few, columns, { key: 'size', descending: false })[0]?.size).toBe(9)
  expect(sortRows(few, columns, { key: 'name', descending: true })[0]?.name).toBe('b')
  expect(sortRows(few, columns, null)).toBe(few)
})

test('keys move over all rows though few are rendered, and Enter opens', async () => {
  const onOpen = vi.fn<(row: Row) => void>()
  await renderPage(
    <div style={{ height: 300, display: 'flex' }}>
      <DataTable
        label="Rows"
        columns={columns}
        rows={rows}
        rowKey={({ name }) => name}
        onOpen={onOpen}
        sort={null}
        onSort={() => {}}
      />
    </div>,
  )
  const grid = page.getByRole('grid', { name: 'Rows' })
  ;(grid.element() as HTMLElement).focus()
  await userEvent.keyboard('{End}')
  await expect.element(page.getByText(/row 1999/)).toBeVisible()
  await userEvent.keyboard('{ArrowUp}{Enter}')
  expect(onOpen).toHaveBeenCalledWith(rows[1998])
  expect(grid.element().querySelectorAll('[role=row]').length).toBeLessThan(60)
  await userEvent.keyboard('{Home}')
  await expect.element(grid).toHaveAttribute('aria-activedescendant', expect.stringMatching(/-0$/))
})

function Markable() {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  return (
    <div style={{ height: 300, display: 'flex', flexDirection: 'column' }}>
      <p>{[...marked].toSorted().join(', ') || 'none'}</p>
      <DataTable
        label="Rows"
        columns={columns}
        rows={rows.slice(0, 4)}
        rowKey={({ name }) => name}
        sort={null}
        onSort={() => {}}
        marking={{ marked, onMark: setMarked }}
      />
    </div>
  )
}

test('rows are marked with Space, Shift and arrows, all at once, and by their boxes', async () => {
  await renderPage(<Markable />)
  ;(page.getByRole('grid', { name: 'Rows' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowDown} ')
  await expect.element(page.getByText('row 1', { exact: true }).first()).toBeVisible()
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}')
  await expect.element(page.getByText('row 1, row 2')).toBeVisible()
  await userEvent.keyboard('{Control>}a{/Control}')
  await expect.element(page.getByText('row 0, row 1, row 2, row 3')).toBeVisible()
  await userEvent.keyboard('{Control>}a{/Control}')
  await expect.element(page.getByText('none')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select row 3' }).click()
  await expect.element(page.getByRole('row').nth(4)).toHaveAttribute('aria-selected', 'true')
})

test('a column is made wider by keys on its heading and at its edge, which is kept, and gets its own width again', async () => {
  localStorage.clear()
  const table = (
    <div style={{ height: 300, width: 400, display: 'flex' }}>
      <DataTable
        label="Rows"
        columns={columns}
        rows={rows}
        rowKey={({ name }) => name}
        sort={null}
        onSort={() => {}}
      />
    </div>
  )
  const screen = await renderPage(table)
  const head = page.getByRole('columnheader', { name: 'Name' })
  const width = (): number => Math.round(head.element().getBoundingClientRect().width)
  expect(width()).toBe(100)
  ;(page.getByRole('button', { name: 'Name' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}')
  await vi.waitFor(() => expect(width()).toBe(132))
  const handle = head.element().querySelector('[aria-hidden]:last-child') as HTMLElement
  const { right, top } = head.element().getBoundingClientRect()
  const at = (type: string, clientX: number) =>
    handle.dispatchEvent(
      new PointerEvent(type, { bubbles: true, pointerId: 1, clientX, clientY: top + 4, button: 0 }),
    )
  handle.setPointerCapture = () => undefined
  at('pointerdown', right)
  at('pointermove', right + 50)
  at('pointerup', right + 50)
  at('pointermove', right + 90)
  await vi.waitFor(() => expect(width()).toBe(182))
  await screen.unmount()
  await renderPage(table)
  await vi.waitFor(() => expect(width()).toBe(182))
  ;(page.getByRole('button', { name: 'Name' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{Shift>}{Home}{/Shift}')
  await vi.waitFor(() => expect(width()).toBe(100))
})

test('Tab stops at one heading, arrows lead to the others, and Enter sorts', async () => {
  const onSort = vi.fn<(sort: { key: string; descending: boolean }) => void>()
  await renderPage(
    <DataTable
      label="Rows"
      columns={columns}
      rows={rows.slice(0, 3)}
      rowKey={({ name }) => name}
      sort={null}
      onSort={onSort}
    />,
  )
  const headings = page.getByRole('columnheader').getByRole('button')
  expect(headings.elements().map((one) => (one as HTMLElement).tabIndex)).toEqual([0, -1])
  ;(headings.first().element() as HTMLElement).focus()
  await userEvent.keyboard('{ArrowRight}{Enter}')
  expect(onSort).toHaveBeenCalledWith({ key: 'size', descending: true })
  expect(headings.elements().map((one) => (one as HTMLElement).tabIndex)).toEqual([-1, 0])
})
