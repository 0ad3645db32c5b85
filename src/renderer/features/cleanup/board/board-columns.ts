import { type CampaignRow, type RequestState, requestStates } from '../../../../shared/domain/campaign.ts'

/** One column of the board: a state with its requests, in the order of doing. */
export interface BoardColumn {
  readonly state: RequestState
  readonly rows: readonly CampaignRow[]
}

/** All states as columns, the empty ones too: a card may go there. */
export function boardColumns(rows: readonly CampaignRow[]): readonly BoardColumn[] {
  const byState = Map.groupBy(rows, ({ request }) => request.state)
  return requestStates.map((state) => ({
    state,
    rows: (byState.get(state) ?? []).toSorted((a, b) => a.request.rank - b.request.rank),
  }))
}

/** The state beside another, one to the right (1) or left (-1); null at the edge. */
export const stateBeside = (state: RequestState, by: 1 | -1): RequestState | null =>
  requestStates[requestStates.indexOf(state) + by] ?? null

/** The card that a key leads to from another, or null: beside it in the next column that has any, at the same height. */
export function cardBeside(columns: readonly BoardColumn[], id: string, key: string): string | null {
  const at = columns.findIndex(({ rows }) => rows.some(({ request }) => request.id === id))
  const rows = columns[at]?.rows ?? []
  const place = rows.findIndex(({ request }) => request.id === id)
  const idAt = (found: readonly CampaignRow[], index: number): string | null =>
    found[Math.min(index, found.length - 1)]?.request.id ?? null
  switch (key) {
    case 'ArrowUp':
      return place > 0 ? idAt(rows, place - 1) : null
    case 'ArrowDown':
      return idAt(rows, place + 1)
    case 'Home':
      return idAt(rows, 0)
    case 'End':
      return idAt(rows, rows.length - 1)
    case 'ArrowLeft':
      return idAt(columns.slice(0, at).findLast((column) => column.rows.length > 0)?.rows ?? [], place)
    case 'ArrowRight':
      return idAt(columns.slice(at + 1).find((column) => column.rows.length > 0)?.rows ?? [], place)
    default:
      return null
  }
}
