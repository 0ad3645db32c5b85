import { Button, NativeSelect } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import {
  type CampaignRow,
  isMadeOfBounces,
  type RequestState,
  requestStates,
} from '../../../shared/domain/campaign.ts'
import { formatCount, formatExactTime, formatQuantity } from '../../ui/format.ts'
import { Icon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { Attachments } from './Attachments.tsx'
import styles from './cleanup.module.css'
import { copy, stateWords, stepWords } from './copy.ts'
import { DraftEditor } from './DraftEditor.tsx'
import { Questions } from './Questions.tsx'
import { changeRequest, flushDraft, openRequest, useRequest, verifyNow } from './request-store.ts'
import { Timeline } from './Timeline.tsx'

/** More would push the text out of sight. */
const SHOWN_RANGES = 12
const SHOWN_CASES = 6

/** One request: what is next, what is missing, the text, and what happened. */
export function RequestPanel({ row, onClose }: { row: CampaignRow; onClose: () => void }) {
  const { page, said, failure, busy } = useRequest()
  const { id, cases, block, scanId, each, bounces } = row.request
  useEffect(() => {
    void openRequest(id, null)
    return () => void flushDraft()
  }, [id])
  // Whoever names no list stands for its own.
  const names = new Set(cases.slice(0, 1).flatMap(({ operatorName, listName }) => [operatorName, listName]))
  const title = [...names].join(': ')
  const ranges = cases.flatMap((one) => one.ranges)
  const shown = page?.request.id === id ? page : null
  const checkable = cases.some(({ kind }) => kind === 'listing')
  return (
    <SidePanel title={title} label={`Request ${title}`} onClose={onClose}>
      <div className={styles['panel']}>
        <section className={styles['part']}>
          <p className="mono">
            {ranges.slice(0, SHOWN_RANGES).join(', ')}
            {ranges.length > SHOWN_RANGES
              ? ` ${copy.and} ${formatCount(ranges.length - SHOWN_RANGES)} ${copy.more}`
              : ''}
          </p>
          <p>
            {stepWords[row.next.what]}
            {row.next.dueAt === null ? null : (
              <>
                , {copy.dueOn}{' '}
                <time dateTime={row.next.dueAt} title={formatExactTime(row.next.dueAt)}>
                  {row.next.dueAt.slice(0, 10)}
                </time>
              </>
            )}
            . <span className="dim">{row.next.text}</span>
          </p>
          <div className={styles['line']}>
            <NativeSelect
              aria-label={copy.state}
              value={row.request.state}
              disabled={busy}
              data={requestStates.map((state) => ({ value: state, label: stateWords[state] }))}
              onChange={(event) => void changeRequest({ state: event.currentTarget.value as RequestState })}
            />
            {row.request.state === 'sent' ? (
              <Button
                variant="default"
                disabled={busy}
                onClick={() => void changeRequest({ reminded: true })}
              >
                {copy.reminded}
              </Button>
            ) : null}
            {checkable ? (
              <Button
                variant="default"
                disabled={busy}
                leftSection={<Icon name="pulse" size={14} />}
                onClick={() => void verifyNow()}
              >
                {copy.verify}
              </Button>
            ) : null}
            {scanId !== null && !isMadeOfBounces(row.request)
              ? cases.slice(0, SHOWN_CASES).map(({ id: caseId, listName }) => (
                  <a
                    key={caseId}
                    href={`#/scan/${encodeURIComponent(scanId)}/cases/${encodeURIComponent(caseId)}`}
                  >
                    {copy.evidence}, {cases.length === 1 ? block : listName}
                  </a>
                ))
              : null}
            {bounces?.groupIds.map((groupId) => (
              <a key={groupId} href={`#/bounces/${encodeURIComponent(groupId)}`}>
                {copy.bounces}
              </a>
            ))}
          </div>
          <p role="status" className="dim">
            {said}
          </p>
          {failure ? (
            <Notice>
              {failure.message} {failure.next}
            </Notice>
          ) : null}
        </section>
        {shown && shown.draft.warnings.length > 0 ? (
          <Part title={copy.mind}>
            {shown.draft.warnings.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </Part>
        ) : null}
        {each.length > 0 ? (
          <Part title={copy.each}>
            <p className="dim">
              {copy.eachNote} {formatQuantity(each.length, 'address', 'addresses')}.
            </p>
            <NativeSelect
              aria-label={copy.each}
              data={[...each]}
              value={shown?.draft.address ?? each[0] ?? ''}
              onChange={(event) => void openRequest(id, event.currentTarget.value)}
            />
          </Part>
        ) : null}
        {shown && shown.draft.questions.length > 0 ? (
          <Part title={copy.missing}>
            <p className="dim">
              {copy.missingNote} <a href="#/settings/profile">{copy.toProfile}</a>
            </p>
            <Questions questions={shown.draft.questions} />
          </Part>
        ) : null}
        {shown ? <DraftEditor page={shown} /> : null}
        {shown ? (
          <Part title={copy.files}>
            <Attachments attachments={shown.attachments} />
          </Part>
        ) : null}
        {shown ? (
          <Part title={copy.timeline}>
            <Timeline events={shown.events} />
          </Part>
        ) : null}
      </div>
    </SidePanel>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h3 className="section-title">{title}</h3>
      {children}
    </section>
  )
}
