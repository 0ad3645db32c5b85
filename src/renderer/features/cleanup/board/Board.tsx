import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { CampaignRow, RequestState } from '../../../../shared/domain/campaign.ts'
import { formatQuantity } from '../../../ui/format.ts'
import { copy, stateWords } from '../copy.ts'
import { moveRequest } from '../move-request.ts'
import { nameOf } from '../request-columns.tsx'
import styles from './board.module.css'
import { boardColumns, cardBeside, stateBeside } from './board-columns.ts'
import { RequestCard } from './RequestCard.tsx'

interface BoardProps {
  readonly rows: readonly CampaignRow[]
  readonly openId: string | null
  readonly nowMs: number
}

/**
 * The requests as cards, a column for each state. One card is in the tab order; arrows walk, Enter opens, Shift and an
 * arrow or the card's menu move it.
 */
export function Board({ rows, openId, nowMs }: BoardProps) {
  const board = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState<string | null>(openId)
  const [moved, setMoved] = useState<{ readonly id: string; readonly text: string } | null>(null)
  const columns = boardColumns(rows)
  const all = columns.flatMap((column) => column.rows)
  const active = all.find(({ request }) => request.id === wanted)?.request.id ?? all[0]?.request.id ?? null
  // A card that moved is drawn anew in another column: the focus goes with it.
  useEffect(() => {
    if (moved) focusCard(board.current, moved.id)
  }, [moved])
  const move = async (row: CampaignRow, state: RequestState): Promise<void> => {
    setWanted(row.request.id)
    setMoved(null)
    const text = `${nameOf(row.request)}: ${stateWords[state]}.`
    if (await moveRequest(row.request.id, state)) setMoved({ id: row.request.id, text })
  }
  const onKeyDown = (row: CampaignRow, event: KeyboardEvent): void => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event
    if (ctrlKey || metaKey || altKey) return
    const by = key === 'ArrowRight' ? 1 : -1
    if (shiftKey && (key === 'ArrowRight' || key === 'ArrowLeft')) {
      event.preventDefault()
      const state = stateBeside(row.request.state, by)
      if (state !== null) void move(row, state)
      return
    }
    const next = shiftKey ? null : cardBeside(columns, row.request.id, key)
    if (next === null) return
    event.preventDefault()
    setWanted(next)
    focusCard(board.current, next)
  }
  return (
    <>
      <div ref={board} className={styles['board']} role="group" aria-label={copy.boardLabel}>
        {columns.map(({ state, rows: cards }) => (
          <section
            key={state}
            className={styles['column']}
            data-empty={cards.length === 0}
            aria-label={`${stateWords[state]}, ${formatQuantity(cards.length, 'request')}`}
          >
            <h3 className={styles['head']}>
              {stateWords[state]} <span className="dim num">{cards.length}</span>
            </h3>
            {cards.length > 0 ? (
              <ul className={styles['cards']}>
                {cards.map((row) => (
                  <RequestCard
                    key={row.request.id}
                    row={row}
                    nowMs={nowMs}
                    inOrder={row.request.id === active}
                    isOpen={row.request.id === openId}
                    onFocus={() => setWanted(row.request.id)}
                    onKeyDown={(event) => onKeyDown(row, event)}
                    onMove={(to) => void move(row, to)}
                  />
                ))}
              </ul>
            ) : null}
          </section>
        ))}
      </div>
      <p role="status" className={styles['said']}>
        {moved?.text ?? copy.boardKeys}
      </p>
    </>
  )
}

const focusCard = (board: HTMLElement | null, id: string): void =>
  board?.querySelector<HTMLElement>(`[data-request="${CSS.escape(id)}"]`)?.focus()
