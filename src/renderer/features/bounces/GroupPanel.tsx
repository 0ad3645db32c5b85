import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { BounceRow, StoredBounce } from '../../../shared/domain/bounce.ts'
import { StrangerText } from '../../terms/StrangerText.tsx'
import { ConfirmLine } from '../../ui/ConfirmLine.tsx'
import { formatCount, formatQuantity, readWebUrl } from '../../ui/format.ts'
import { Notice } from '../../ui/Notice.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { WebLink } from '../../ui/WebLink.tsx'
import styles from './bounces.module.css'
import { forgetBounces, startCleanup, useBounces } from './bounces-store.ts'
import { causeWords, copy } from './copy.ts'
import { DayBars } from './DayBars.tsx'
import { TrendWord } from './group-columns.tsx'
import { useGroupEvents } from './use-group-events.ts'

/** One operator and address: since when, how often, what they say, and what to do. */
export function GroupPanel({ row, onClose }: { row: BounceRow; onClose: () => void }) {
  const name = row.operatorName ?? row.zone ?? copy.unknown
  const { events, failure } = useGroupEvents(row.id)
  const linked = linkify(row.next)
  return (
    <SidePanel title={name} label={`Bounces of ${name}`} onClose={onClose}>
      <div className={styles['panel']}>
        <div>
          <p className="mono">{row.address ?? copy.noAddress}</p>
          {row.zone ? <p className="mono">{row.zone}</p> : null}
          <p>
            {causeWords[row.cause]}, {formatQuantity(row.events, 'event')}, <TrendWord trend={row.trend} />
          </p>
          {row.first && row.last ? (
            <p>
              From <RelativeTime iso={row.first} /> to <RelativeTime iso={row.last} />.
            </p>
          ) : null}
        </div>
        <Part title={copy.next}>
          <p>{linked.text}</p>
          {linked.url ? <WebLink url={linked.url}>{linked.url}</WebLink> : null}
          <CleanUp row={row} />
        </Part>
        <Links row={row} />
        {row.days.length > 1 ? (
          <Part title={copy.days}>
            <DayBars days={row.days} />
          </Part>
        ) : null}
        <Part title={copy.texts}>
          {failure ? <p>{failure.message}</p> : null}
          {events?.length === 0 ? <p className="dim">{copy.noTexts}</p> : null}
          {events ? <Texts events={events} /> : null}
        </Part>
        <Part title="">
          <Forget row={row} onClose={onClose} />
        </Part>
      </div>
    </SidePanel>
  )
}

/** What is deleted cannot be brought back, so it is asked first. */
function Forget({ row, onClose }: { row: BounceRow; onClose: () => void }) {
  const [asking, setAsking] = useState(false)
  if (!asking) {
    return (
      <Button variant="default" onClick={() => setAsking(true)}>
        {copy.forget}
      </Button>
    )
  }
  return (
    <ConfirmLine
      question={copy.forgetGroupSure}
      yes={copy.forgetGroupYes}
      no={copy.forgetNo}
      onYes={() => {
        void forgetBounces(row.id)
        onClose()
      }}
      onNo={() => setAsking(false)}
    />
  )
}

/** The request that stands for these bounces, or the way to one. Where they name no address of ours, the user does. */
function CleanUp({ row }: { row: BounceRow }) {
  const failure = useBounces((state) => state.cleanupFailure)
  const [said, setSaid] = useState('')
  const needsAddress = row.address === null && row.direction === 'outbound'
  return (
    <>
      {row.requestId ? (
        <a href={`#/cleanup/${encodeURIComponent(row.requestId)}`}>{copy.toRequest}</a>
      ) : (
        <form
          className={styles['nameAddress']}
          onSubmit={(event) => {
            event.preventDefault()
            void startCleanup(row.id, said.trim())
          }}
        >
          {needsAddress ? (
            <TextInput
              label={copy.whichAddress}
              description={copy.noCleanup}
              value={said}
              onChange={(event) => setSaid(event.currentTarget.value)}
            />
          ) : null}
          <Button
            type="submit"
            variant="default"
            disabled={row.direction === 'inbound' || (needsAddress && said.trim() === '')}
          >
            {copy.startCleanup}
          </Button>
        </form>
      )}
      {failure ? (
        <Notice>
          {failure.message} {failure.next}
        </Notice>
      ) : null}
    </>
  )
}

function Links({ row: { scanId, caseId, address, listId } }: { row: BounceRow }) {
  if (scanId === null && listId === null && address === null) return null
  const scan = scanId === null ? null : encodeURIComponent(scanId)
  return (
    <Part title={copy.where}>
      {scan && caseId ? (
        <a href={`#/scan/${scan}/cases/${encodeURIComponent(caseId)}`}>{copy.toCase}</a>
      ) : null}
      {scan && address ? (
        <a href={`#/scan/${scan}/cases/${encodeURIComponent(address)}`}>{copy.toAddress}</a>
      ) : null}
      {scanId === null && address ? (
        <a href={`#/blocks/${encodeURIComponent(address)}`}>{copy.vetAddress}</a>
      ) : null}
      {listId ? <a href={`#/lists/${encodeURIComponent(listId)}`}>{copy.toList}</a> : null}
    </Part>
  )
}

/** Different texts once each, newest first, with how often and where. */
function Texts({ events }: { events: readonly StoredBounce[] }) {
  const groups = [...Map.groupBy(events, ({ text }) => text)].slice(0, 20)
  return (
    <ul className={styles['texts']}>
      {groups.map(([text, same]) => {
        const [newest] = same
        if (!newest) return null
        return (
          <li key={text}>
            <StrangerText text={text} limit={1000} />
            <p className="dim">
              {newest.at ? <RelativeTime iso={newest.at} /> : null} {newest.source}
              {newest.remoteHost ? `, by ${newest.remoteHost}` : ''}
              {same.length > 1 ? `, ${formatCount(same.length)} times` : ''}
            </p>
            {readWebUrl(newest.lookupUrl) ? (
              <WebLink url={newest.lookupUrl ?? ''}>{copy.lookUp}</WebLink>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

/** The address inside a sentence apart, so that it can be opened. */
function linkify(sentence: string): { readonly text: string; readonly url: string | null } {
  const url = /https?:\/\/[^\s]+?(?=[.,;)]?(?:\s|$))/.exec(sentence)?.[0] ?? null
  return { text: sentence, url }
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['part']}>
      {title === '' ? null : <h3 className="section-title">{title}</h3>}
      {children}
    </section>
  )
}
