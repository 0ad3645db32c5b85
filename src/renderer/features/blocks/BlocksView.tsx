import { Button } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import type { About } from '../../../shared/contract/app.ts'
import { useConnection } from '../../rpc/connection.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { formatQuantity } from '../../ui/format.ts'
import { StateScreen } from '../../ui/StateScreen.tsx'
import { BlocksBar } from './BlocksBar.tsx'
import { blockColumns } from './block-columns.tsx'
import styles from './blocks.module.css'
import { filterRows, loadBlocks, useBlocks } from './blocks-store.ts'
import { copy } from './copy.ts'
import { FirstRun } from './FirstRun.tsx'
import { OfferPanel } from './OfferPanel.tsx'
import { useRunningScans } from './use-running-scans.ts'
import { VetBlock } from './VetBlock.tsx'
import { prepareBlock, useVet } from './vet-store.ts'

const openScan = (scanId: string): void => location.assign(`#/scan/${scanId}`)

/** Vet a block, and the table of those that were vetted. `vet` names a block to prepare. */
export function BlocksView({ about, vet }: { about: About | null; vet: string | null }) {
  const { rows, failure, filter, sort, marked, archive, noting } = useBlocks()
  const epoch = useConnection((state) => state.epoch)
  // Another window may have vetted or archived since.
  useWindowEvent('focus', () => void loadBlocks())
  const field = useRef<HTMLTextAreaElement>(null)
  const blocks = useRef<HTMLElement>(null)
  // What was pressed is gone with its rows: the keyboard goes on in the table.
  const focusTable = (): void => {
    const goal = blocks.current?.querySelector<HTMLElement>('[role="grid"]')
    ;(goal ?? blocks.current?.querySelector('button'))?.focus()
  }
  useEffect(() => {
    if (epoch > 0) void loadBlocks()
  }, [epoch])
  useEffect(() => {
    if (vet === null) return
    prepareBlock(vet, useBlocks.getState().rows?.find((row) => row.block === vet)?.offer)
    location.replace('#/blocks')
  }, [vet])
  const preparing = useVet((state) => state.text.trim() !== '')
  useRunningScans(rows)
  const inView = (rows ?? []).filter((row) => row.archived === archive)
  const shown = filterRows(inView, filter)
  return (
    <div className={styles['view']}>
      <VetBlock about={about} field={field} />
      <section ref={blocks} className={styles['blocks']} aria-label={copy.title}>
        {rows && rows.length > 0 ? (
          <BlocksBar rows={rows} onPrepared={() => field.current?.focus()} onMoved={focusTable} />
        ) : null}
        {failure && !rows ? (
          <ErrorState
            title={copy.loadFailed}
            message={failure.message}
            next={failure.next}
            onRetry={() => void loadBlocks()}
          />
        ) : null}
        {rows?.length === 0 && !preparing ? (
          <FirstRun about={about} onPaste={() => field.current?.focus()} />
        ) : null}
        {rows && rows.length > 0 && inView.length === 0 ? (
          <StateScreen
            title={archive ? copy.archiveEmpty : copy.allArchived}
            action={
              <Button variant="default" onClick={() => useBlocks.setState({ archive: !archive })}>
                {archive ? copy.toBlocks : copy.toArchive}
              </Button>
            }
          >
            {copy.archiveText}
          </StateScreen>
        ) : null}
        {inView.length > 0 && shown.length === 0 ? (
          <StateScreen
            title={copy.noMatch}
            action={
              <Button variant="default" onClick={() => useBlocks.setState({ filter: '' })}>
                {copy.showAll}
              </Button>
            }
          >
            {formatQuantity(inView.length, 'block')} in all.
          </StateScreen>
        ) : null}
        {shown.length > 0 ? (
          <DataTable
            label={copy.title}
            columns={blockColumns}
            rows={shown}
            rowKey={(row) => row.block}
            onOpen={(row) => openScan(row.scanId)}
            onEdit={(row) => useBlocks.setState({ noting: row.block })}
            sort={sort}
            onSort={(next) => useBlocks.setState({ sort: next })}
            marking={{ marked, onMark: (next) => useBlocks.setState({ marked: next }) }}
          />
        ) : null}
      </section>
      {noting === null ? null : <OfferPanel key={noting} block={noting} />}
    </div>
  )
}
