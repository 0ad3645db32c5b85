import { Menu } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { type CampaignRow, type RequestState, requestStates } from '../../../../shared/domain/campaign.ts'
import { isFollowUpDue } from '../../../../shared/domain/is-follow-up-due.ts'
import { formatExactTime, formatQuantity } from '../../../ui/format.ts'
import { copy, modeWords, stateWords, stepWords } from '../copy.ts'
import { countOf, nameOf } from '../request-columns.tsx'
import styles from './board.module.css'

interface RequestCardProps {
  readonly row: CampaignRow
  readonly nowMs: number
  /** The one card that the tab key stops at. */
  readonly inOrder: boolean
  readonly isOpen: boolean
  readonly onFocus: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onMove: (state: RequestState) => void
}

/** One request on the board, and the menu that moves it. */
export function RequestCard(props: RequestCardProps) {
  const { row, nowMs, inOrder, isOpen, onFocus, onKeyDown, onMove } = props
  const { request, next } = row
  const name = nameOf(request)
  const isDue = isFollowUpDue(row, nowMs)
  return (
    <li className={styles['card']} data-open={isOpen}>
      <a
        className={styles['name']}
        href={`#/cleanup/${request.id}`}
        data-request={request.id}
        aria-current={isOpen ? 'true' : undefined}
        tabIndex={inOrder ? 0 : -1}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        {name}
      </a>
      <span className="mono">{request.block}</span>
      <span className="dim">
        {formatQuantity(countOf(request), 'address', 'addresses')}, {modeWords[request.mode]}
      </span>
      <div className={styles['foot']}>
        {next.dueAt === null ? (
          <span className="dim">{next.what === 'nothing' ? '' : stepWords[next.what]}</span>
        ) : (
          <time dateTime={next.dueAt} title={`${formatExactTime(next.dueAt)}. ${next.text}`}>
            {isDue ? <strong>{copy.due}: </strong> : null}
            {stepWords[next.what]}, <span className={styles['day']}>{next.dueAt.slice(0, 10)}</span>
          </time>
        )}
        <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <button
              type="button"
              className={styles['move']}
              aria-label={`${copy.move} ${name}`}
              tabIndex={inOrder ? 0 : -1}
              onFocus={onFocus}
            >
              {copy.move}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {requestStates
              .filter((state) => state !== request.state)
              .map((state) => (
                <Menu.Item key={state} onClick={() => onMove(state)}>
                  {stateWords[state]}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </li>
  )
}
