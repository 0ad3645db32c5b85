import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { About } from '../../../shared/contract/app.ts'
import { useConnection } from '../../rpc/connection.ts'
import { ConfirmLine } from '../../ui/ConfirmLine.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { FilterField } from '../../ui/FilterField.tsx'
import { formatQuantity } from '../../ui/format.ts'
import { StateScreen } from '../../ui/StateScreen.tsx'
import styles from './bounces.module.css'
import { filterBounces, forgetBounces, loadBounces, useBounces } from './bounces-store.ts'
import { copy } from './copy.ts'
import { GroupPanel } from './GroupPanel.tsx'
import { groupColumns } from './group-columns.tsx'
import { ReadBounces } from './ReadBounces.tsx'
import { readPasted } from './read-files.ts'

interface BouncesViewProps {
  readonly about: About | null
  /** The row that is open. */
  readonly groupId: string | null
}

/** Read bounces, and the table of who blocks which address. */
export function BouncesView({ about, groupId }: BouncesViewProps) {
  const { rows, failure, filter, sort } = useBounces()
  const epoch = useConnection((state) => state.epoch)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (epoch > 0) void loadBounces()
  }, [epoch])
  const replies = about?.practiceReplies
  const shown = filterBounces(rows ?? [], filter)
  const open = rows?.find((row) => row.id === groupId)
  return (
    <div className={styles['view']}>
      <ReadBounces field={field} />
      <section className={styles['groups']} aria-label={copy.title}>
        {failure && !rows ? (
          <ErrorState
            title={copy.loadFailed}
            message={failure.message}
            next={failure.next}
            onRetry={() => void loadBounces()}
          />
        ) : null}
        {rows?.length === 0 ? (
          <StateScreen
            title={copy.emptyTitle}
            action={
              replies ? (
                <Button
                  onClick={() => {
                    useBounces.setState({ text: replies })
                    void readPasted()
                  }}
                >
                  {copy.practiceReplies}
                </Button>
              ) : (
                <Button onClick={() => field.current?.focus()}>{copy.emptyAction}</Button>
              )
            }
          >
            {copy.emptyText}
          </StateScreen>
        ) : null}
        {rows && rows.length > 0 ? <Head count={rows.length} /> : null}
        {rows && rows.length > 0 && shown.length === 0 ? (
          <StateScreen
            title={copy.noMatch}
            action={
              <Button variant="default" onClick={() => useBounces.setState({ filter: '' })}>
                {copy.showAll}
              </Button>
            }
          >
            {formatQuantity(rows.length, 'row')} in all.
          </StateScreen>
        ) : null}
        {shown.length > 0 ? (
          <DataTable
            label={copy.title}
            columns={groupColumns}
            rows={shown}
            rowKey={(row) => row.id}
            onOpen={(row) => location.assign(`#/bounces/${encodeURIComponent(row.id)}`)}
            sort={sort}
            onSort={(next) => useBounces.setState({ sort: next })}
            selectedKey={groupId}
          />
        ) : null}
      </section>
      {open ? (
        <GroupPanel
          key={`${open.id} ${open.events}`}
          row={open}
          onClose={() => location.assign('#/bounces')}
        />
      ) : null}
    </div>
  )
}

function Head({ count }: { count: number }) {
  const filter = useBounces((state) => state.filter)
  const [asking, setAsking] = useState(false)
  if (asking) {
    return (
      <ConfirmLine
        question={copy.forgetSure}
        yes={copy.forgetYes}
        no={copy.forgetNo}
        onYes={() => {
          setAsking(false)
          void forgetBounces(null)
        }}
        onNo={() => setAsking(false)}
      />
    )
  }
  return (
    <header className={styles['head']}>
      <h2 className="section-title">
        {formatQuantity(count, 'operator and address', 'operators and addresses')}
      </h2>
      <div className={styles['tools']}>
        <Button variant="default" onClick={() => setAsking(true)}>
          {copy.forgetAll}
        </Button>
        <FilterField
          label={copy.filter}
          value={filter}
          onChange={(value) => useBounces.setState({ filter: value })}
        />
      </div>
    </header>
  )
}
