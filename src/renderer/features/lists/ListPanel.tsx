import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { closingWords } from '../../../shared/domain/closing.ts'
import type { ProbeFinding } from '../../../shared/domain/health.ts'
import type { CodeRule, DnsblList } from '../../../shared/domain/list.ts'
import type { Removal } from '../../../shared/domain/removal.ts'
import { ProbeView } from '../../terms/ProbeView.tsx'
import { confidenceWords } from '../../terms/removal-words.ts'
import { readWebUrl } from '../../ui/format.ts'
import { Icon } from '../../ui/icons.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { WebLink } from '../../ui/WebLink.tsx'
import { AccessPart } from './AccessPart.tsx'
import { copy } from './copy.ts'
import { HealthHistory } from './HealthHistory.tsx'
import { ImpactTag } from './list-columns.tsx'
import styles from './lists.module.css'
import { checkHealth } from './lists-store.ts'
import { RemovalFacts } from './RemovalFacts.tsx'

interface ListPanelProps {
  readonly list: DnsblList
  readonly removal: Removal | null
  readonly finding: ProbeFinding | null
  readonly onClose: () => void
}

/** Everything the catalogue knows of one list, and where it knows it from. */
export function ListPanel({ list, removal, finding, onClose }: ListPanelProps) {
  return (
    <SidePanel title={list.name} label={`List ${list.name}`} onClose={onClose}>
      <div className={styles['panel']}>
        <div>
          <p className="mono">{list.zone}</p>
          <p>{list.what ?? <span className="dim">What it lists is not recorded.</span>}</p>
          <p className={styles['line']}>
            <ImpactTag list={list} />
            <span className="dim">{list.impactReason}</span>
          </p>
          <p className="dim">
            {copy.evidenceOf}: {confidenceWords[list.confidence].toLowerCase()}
            {list.checkedOn ? `, last evidence ${list.checkedOn}` : ''}
            {list.status === 'active' ? '' : `, status: ${list.status}`}.
          </p>
        </div>
        {list.status === 'closed' ? (
          <Part title={copy.gone}>
            <p>{describeEnd(list)}</p>
            <p className="dim">{copy.goneNote}</p>
          </Part>
        ) : (
          <Part title={copy.probe}>
            {finding ? <ProbeView finding={finding} open /> : null}
            <Button
              variant="default"
              leftSection={<Icon name="pulse" size={14} />}
              onClick={() => void checkHealth([list.id])}
            >
              {copy.check}
            </Button>
          </Part>
        )}
        {list.status === 'closed' ? null : (
          <>
            <Part title={copy.history}>
              <HealthHistory key={finding?.probedAt ?? ''} listId={list.id} />
            </Part>
            <Part title={copy.access}>
              <AccessPart list={list} />
            </Part>
            <Part title={copy.codes}>
              {list.codes.length === 0 ? <p className="dim">{copy.noCodes}</p> : <Codes rules={list.codes} />}
            </Part>
            {list.refusals.length > 0 ? (
              <Part title={copy.refusals}>
                <Codes rules={list.refusals} />
              </Part>
            ) : null}
            {list.lookupUrl === null ? null : (
              <Part title={copy.lookup}>
                <p>
                  <Lookup url={list.lookupUrl} />
                  {list.unverified?.includes('lookupUrl') ? (
                    <em className="dim"> ({copy.unverified.toLowerCase()})</em>
                  ) : null}
                </p>
              </Part>
            )}
            <Part title={copy.removal}>
              {removal ? <RemovalFacts removal={removal} /> : <p className="dim">{copy.noRemoval}</p>}
            </Part>
          </>
        )}
        <Part title={copy.sources}>
          {list.sources.length === 0 ? <p className="dim">{copy.noSources}</p> : null}
          <ul>
            {list.sources.map((source) => (
              <li key={`${source.ref} ${source.what}`}>
                {readWebUrl(source.ref) ? (
                  <WebLink url={source.ref}>{readWebUrl(source.ref)?.host}</WebLink>
                ) : (
                  <span className="mono">{source.ref}</span>
                )}{' '}
                <span className="dim">{source.what}</span>
              </li>
            ))}
          </ul>
        </Part>
      </div>
    </SidePanel>
  )
}

/** Manner, date and what else is known of an end, as a sentence. */
function describeEnd({ closed }: DnsblList): string {
  if (!closed) return 'It has shut down.'
  const words = closingWords[closed.manner]
  const date = closed.on === null ? '' : ` (${closed.on})`
  const sentence = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${date}.`
  return closed.note === null ? sentence : `${sentence} ${closed.note}`
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h3 className="section-title">{title}</h3>
      {children}
    </section>
  )
}

/** A page for one address can be opened from an address only. */
function Lookup({ url }: { url: string }) {
  if (url.includes('{ip}')) return <span className="mono">{url}</span>
  return <WebLink url={url}>{readWebUrl(url)?.host}</WebLink>
}

function Codes({ rules }: { rules: readonly CodeRule[] }) {
  return (
    <dl className={styles['codes']}>
      {rules.map((rule) => (
        <div key={`${rule.match} ${rule.means}`}>
          <dt className="mono">{rule.match}</dt>
          <dd>
            {rule.means}
            <span className="dim">
              {rule.policy ? `, ${copy.policy}` : ''}
              {rule.impact ? `, ${rule.impact}` : ''}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
