import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useConnection } from '../../rpc/connection.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { FilterField } from '../../ui/FilterField.tsx'
import { formatCount, formatQuantity } from '../../ui/format.ts'
import { Icon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ReadingState } from '../../ui/ReadingState.tsx'
import { StateScreen } from '../../ui/StateScreen.tsx'
import { copy } from './copy.ts'
import { FilterBar } from './FilterBar.tsx'
import { filterLists, noFilter } from './filter-lists.ts'
import { ListPanel } from './ListPanel.tsx'
import { ListsTabs } from './ListsTabs.tsx'
import { loadAccess, useListAccess } from './list-access-store.ts'
import { listColumns } from './list-columns.tsx'
import styles from './lists.module.css'
import { checkHealth, loadCatalogue, stopCheck, useLists } from './lists-store.ts'
import { presetsOf } from './presets-of.ts'

export function ListsView({ listId }: { listId: string | null }) {
  const { catalogue, failure, filter, sort, findings, recent, checking, checkFailure } = useLists()
  const access = useListAccess((state) => state.access)
  const epoch = useConnection((state) => state.epoch)
  useEffect(() => {
    if (epoch === 0) return
    void loadCatalogue()
    void loadAccess()
  }, [epoch])
  if (!catalogue) {
    return failure ? (
      <ErrorState
        title={copy.loadFailed}
        message={failure.message}
        next={failure.next}
        onRetry={() => void loadCatalogue()}
      />
    ) : (
      <ReadingState />
    )
  }
  const shown = filterLists(catalogue.lists, filter)
  const open = catalogue.lists.find((list) => list.id === listId)
  const probed = Object.keys(findings).length
  return (
    <div className={styles['view']}>
      <header className={styles['head']}>
        <ListsTabs part="catalogue" />
        <span className="dim num">
          {formatQuantity(catalogue.lists.length, 'list')} of{' '}
          {formatQuantity(new Set(catalogue.lists.map((list) => list.operatorId)).size, 'operator')},
          catalogue <span className="mono">{catalogue.version}</span>
        </span>
        <div className={styles['tools']}>
          {checking ? (
            <>
              <span className="dim num" role="status">
                {formatCount(probed)} of {formatQuantity(catalogue.lists.length, 'list')} probed
              </span>
              <Button variant="default" leftSection={<Icon name="stop" size={14} />} onClick={stopCheck}>
                {copy.stop}
              </Button>
            </>
          ) : (
            <Button
              variant="default"
              leftSection={<Icon name="pulse" size={14} />}
              onClick={() => {
                useLists.setState({ findings: {} })
                void checkHealth()
              }}
            >
              {copy.check}
            </Button>
          )}
          <FilterField
            label={copy.filter}
            value={filter.text}
            onChange={(text) => useLists.setState({ filter: { ...filter, text } })}
          />
        </div>
      </header>
      <FilterBar
        filter={filter}
        onChange={(next) => useLists.setState({ filter: next })}
        shown={`${formatQuantity(shown.length, 'list')} shown`}
      />
      {checkFailure ? (
        <Notice>
          <strong>{copy.checkFailed}</strong> {checkFailure.message} {checkFailure.next}
        </Notice>
      ) : null}
      {shown.length === 0 ? (
        <StateScreen
          title={copy.noMatch}
          action={
            <Button variant="default" onClick={() => useLists.setState({ filter: noFilter })}>
              {copy.showAll}
            </Button>
          }
        >
          {formatQuantity(catalogue.lists.length, 'list')} in all.
        </StateScreen>
      ) : (
        <DataTable
          label={copy.title}
          columns={listColumns({
            healthOf: (id) => findings[id]?.health ?? recent[id]?.[0]?.health ?? null,
            recentOf: (id) => recent[id] ?? [],
            presetsOf: (list) => (access ? presetsOf(list, access, catalogue.lists) : ''),
          })}
          rows={shown}
          rowKey={(list) => list.id}
          onOpen={(list) => location.assign(`#/lists/${encodeURIComponent(list.id)}`)}
          sort={sort}
          onSort={(next) => useLists.setState({ sort: next })}
          selectedKey={listId}
        />
      )}
      {open ? (
        <ListPanel
          key={open.id}
          list={open}
          removal={catalogue.removals.find((removal) => removal.id === open.removalId) ?? null}
          finding={findings[open.id] ?? null}
          onClose={() => location.assign('#/lists')}
        />
      ) : null}
    </div>
  )
}
