import { expect, test } from 'vitest'
import type { CampaignRow, RequestState } from '../../../../shared/domain/campaign.ts'
import { boardColumns, cardBeside, stateBeside } from './board-columns.ts'

const row = (id: string, state: RequestState, rank: number): CampaignRow =>
  ({ request: { id, state, rank } }) as CampaignRow

const columns = boardColumns([
  row('b', 'to-write', 1),
  row('a', 'to-write', 0),
  row('c', 'sent', 2),
  row('d', 'removed', 3),
  row('e', 'removed', 4),
])

test('every state is a column, its requests in the order of doing', () => {
  expect(columns.map(({ state, rows }) => [state, rows.length])).toEqual([
    ['to-write', 2],
    ['ready', 0],
    ['sent', 1],
    ['waiting', 0],
    ['answered', 0],
    ['removed', 2],
    ['refused', 0],
    ['given-up', 0],
  ])
  expect(columns[0]?.rows.map(({ request }) => request.id)).toEqual(['a', 'b'])
})

test('arrows walk the cards, over empty columns, at the same height where there is one', () => {
  const walk = (id: string, key: string) => cardBeside(columns, id, key)
  expect([walk('a', 'ArrowDown'), walk('b', 'ArrowDown'), walk('a', 'ArrowUp')]).toEqual(['b', 'b', null])
  expect([walk('b', 'ArrowRight'), walk('c', 'ArrowRight'), walk('e', 'ArrowRight')]).toEqual([
    'c',
    'd',
    null,
  ])
  expect([walk('e', 'ArrowLeft'), walk('c', 'ArrowLeft'), walk('a', 'ArrowLeft')]).toEqual(['c', 'a', null])
  expect([walk('e', 'Home'), walk('d', 'End'), walk('d', 'x'), walk('gone', 'ArrowDown')]).toEqual([
    'd',
    'e',
    null,
    null,
  ])
})

test('a card goes one state to the side, and no further than the edge', () => {
  expect([stateBeside('ready', 1), stateBeside('ready', -1)]).toEqual(['sent', 'to-write'])
  expect([stateBeside('to-write', -1), stateBeside('given-up', 1)]).toEqual([null, null])
})
