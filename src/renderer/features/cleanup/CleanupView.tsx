import { Button, SegmentedControl } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Settings } from '../../../shared/contract/settings.ts'
import { isFollowUpDue } from '../../../shared/domain/is-follow-up-due.ts'
import { useConnection } from '../../rpc/connection.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { FilterField } from '../../ui/FilterField.tsx'
import { formatCount, formatQuantity } from '../../ui/format.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ReadingState } from '../../ui/ReadingState.tsx'
import { StateScreen } from '../../ui/StateScreen.tsx'
import { useNow } from '../../ui/use-now.ts'
import { Board } from './board/Board.tsx'
import styles from './cleanup.module.css'
import { filterRows, loadCleanup, showAs, useCleanup } from './cleanup-store.ts'
import { copy } from './copy.ts'
import { ReplyDialog } from './ReplyDialog.tsx'
import { ReportMenu } from './ReportMenu.tsx'
import { RequestPanel } from './RequestPanel.tsx'
import { requestColumns } from './request-columns.tsx'
import { StartCleanup } from './StartCleanup.tsx'

const views: { value: Settings['cleanupView']; label: string }[] = [
  { value: 'table', label: copy.table },
  { value: 'board', label: copy.board },
]

export function CleanupView({ requestId }: { requestId: string | null }) {
  const { rows, filter, sort, view, failure, actionFailure } = useCleanup()
  const [replying, setReplying] = useState(false)
  const epoch = useConnection((state) => state.epoch)
  const now = useNow(60_000)
  useEffect(() => {
    if (epoch > 0) void loadCleanup()
  }, [epoch])
  if (!rows) {
    return failure ? (
      <ErrorState
        title={copy.loadFailed}
        message={failure.message}
        next={failure.next}
        onRetry={() => void loadCleanup()}
      />
    ) : (
      <ReadingState />
    )
  }
  const shown = filterRows(rows, filter)
  const open = rows.find(({ request }) => request.id === requestId)
  const due = rows.filter((row) => isFollowUpDue(row, now)).length
  const done = rows.filter(({ request }) => request.state === 'removed').length
  return (
    <div className={styles['view']}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{copy.title}</h2>
        {rows.length > 0 ? (
          <span className="dim num">
            {formatQuantity(rows.length, 'request')}, {done} removed
          </span>
        ) : null}
        {rows.length > 0 ? (
          <div className={styles['tools']}>
            <StartCleanup />
            <Button variant="default" onClick={() => setReplying(true)}>
              {copy.addReply}
            </Button>
            <ReportMenu />
            <SegmentedControl
              aria-label={copy.view}
              data={views}
              value={view ?? 'table'}
              onChange={(value) => void showAs(value)}
            />
            <FilterField
              label={copy.filter}
              value={filter}
              onChange={(value) => useCleanup.setState({ filter: value })}
            />
          </div>
        ) : null}
      </header>
      {due > 0 ? (
        <p role="status" className={styles['due']}>
          {due === 1 ? copy.oneDue : `${formatCount(due)} ${copy.manyDue}`} {copy.dueNext}
        </p>
      ) : null}
      {actionFailure ? (
        <Notice>
          {actionFailure.message} {actionFailure.next}
        </Notice>
      ) : null}
      {rows.length === 0 ? (
        <StateScreen title={copy.emptyTitle} action={<StartCleanup />}>
          {copy.emptyText}
        </StateScreen>
      ) : shown.length === 0 ? (
        <StateScreen
          title={copy.noMatch}
          action={
            <Button variant="default" onClick={() => useCleanup.setState({ filter: '' })}>
              {copy.showAll}
            </Button>
          }
        >
          {formatQuantity(rows.length, 'request')} in all.
        </StateScreen>
      ) : view === 'board' ? (
        <Board rows={shown} openId={requestId} nowMs={now} />
      ) : (
        <DataTable
          label={copy.title}
          columns={requestColumns}
          rows={shown}
          rowKey={({ request }) => request.id}
          onOpen={({ request }) => location.assign(`#/cleanup/${request.id}`)}
          sort={sort}
          onSort={(next) => useCleanup.setState({ sort: next })}
          selectedKey={requestId}
        />
      )}
      {open ? (
        <RequestPanel key={open.request.id} row={open} onClose={() => location.assign('#/cleanup')} />
      ) : null}
      {replying ? <ReplyDialog onClose={() => setReplying(false)} /> : null}
    </div>
  )
}
