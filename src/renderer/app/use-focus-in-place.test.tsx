import { useState } from 'react'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { renderPage } from '../render-page.test-support.tsx'
import { useFocusInPlace } from './use-focus-in-place.ts'

function Places({ keep }: { keep: boolean }) {
  const [place, setPlace] = useState('blocks')
  const ref = useFocusInPlace(place)
  const go = <button onClick={() => setPlace('lists')}>Go</button>
  return (
    <>
      {keep ? go : null}
      <main ref={ref} tabIndex={-1}>
        {place === 'blocks' && !keep ? go : <a href="#/x">First of the place</a>}
      </main>
    </>
  )
}

test('when what had the focus is gone, the next Tab leads into the new place', async () => {
  await renderPage(<Places keep={false} />)
  page.getByRole('button', { name: 'Go' }).element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('main')).toHaveFocus()
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByRole('link', { name: 'First of the place' })).toHaveFocus()
})

test('a focus that is still there stays where it is', async () => {
  await renderPage(<Places keep />)
  page.getByRole('button', { name: 'Go' }).element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('link', { name: 'First of the place' })).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Go' })).toHaveFocus()
})

function Vanishing() {
  const [gone, setGone] = useState(false)
  const ref = useFocusInPlace('blocks')
  return (
    <main ref={ref} tabIndex={-1}>
      {gone ? null : <button onClick={() => setGone(true)}>Show all</button>}
      <a href="#/x">First of the place</a>
    </main>
  )
}

test('when what was pressed takes itself away, the next Tab goes on in the place', async () => {
  await renderPage(<Vanishing />)
  page.getByRole('button', { name: 'Show all' }).element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('main')).toHaveFocus()
})
