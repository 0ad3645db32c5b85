import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { parseAddress } from '../../../../shared/domain/address.ts'
import type { Case } from '../../../../shared/domain/case.ts'
import { evidenceFacts } from '../../../../shared/domain/evidence-fact.ts'
import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import { formatDelay, formatEffort } from '../../../terms/format-hours.ts'
import { confidenceWords, methodWords, scopeWords, whoWords } from '../../../terms/removal-words.ts'
import { SeverityTag } from '../../../terms/SeverityTag.tsx'
import { StrangerText } from '../../../terms/StrangerText.tsx'
import { formatQuantity, readWebUrl } from '../../../ui/format.ts'
import { SidePanel } from '../../../ui/SidePanel.tsx'
import { WebLink } from '../../../ui/WebLink.tsx'
import { copy } from '../copy.ts'
import styles from '../panel.module.css'
import { scanHash } from '../scan-route.ts'
import { CaseTrailPart } from './CaseTrailPart.tsx'
import { CorrectionEditor } from './CorrectionEditor.tsx'

interface CasePanelProps {
  readonly found: Case
  readonly judged: JudgedScan
  readonly onAddress: (address: string) => void
  readonly onClose: () => void
}

/** One case: what is listed, what the list says, who asks whom and how. */
export function CasePanel({ found, judged, onAddress, onClose }: CasePanelProps) {
  const clipboard = useClipboard()
  const { evidence } = judged
  const removal = evidence.lists.find(({ list }) => list.id === found.listId)?.removal ?? null
  const said = evidence.listings.find(
    ({ listId, text, codes }) =>
      listId === found.listId && text.length > 0 && codes.some((code) => found.codes.includes(code)),
  )
  const first = judged.cases.filter(({ id }) => found.needsFirst.includes(id))
  const firstAddress = found.ranges[0]?.split('-')[0] ?? ''
  return (
    <SidePanel
      title={[...new Set([found.operatorName, found.listName])].join(': ')}
      label={`Case ${found.listName}`}
      onClose={onClose}
    >
      <div className={styles['panel']}>
        <section className={styles['part']}>
          <p className={styles['line']}>
            <SeverityTag severity={found.severity} />
            <span>
              {formatQuantity(found.addresses, 'address', 'addresses')}
              {found.policy ? ', by policy rather than abuse' : ''}
            </span>
          </p>
          <dl className={styles['pairs']}>
            {found.codes.map((code, i) => (
              <div key={code}>
                <dt className="mono">{code}</dt>
                <dd>{found.means[i] ?? found.means[0] ?? ''}</dd>
              </div>
            ))}
          </dl>
          <CaseTrailPart found={found} scan={evidence.scan} />
        </section>
        <Part title={copy.howTo}>
          <dl className={styles['pairs']}>
            <Fact name="Scope">{scopeWords[found.scope]}</Fact>
            {found.reference ? (
              <Fact name="Reference">
                {readWebUrl(found.reference) ? (
                  <WebLink url={found.reference}>
                    <StrangerText text={found.reference} limit={120} />
                  </WebLink>
                ) : (
                  <StrangerText text={found.reference} limit={120} />
                )}
              </Fact>
            ) : null}
            <Fact name="Who may ask" doubted={found.unverified.includes('whoMayAsk')}>
              {[whoWords[found.whoMayAsk], removal?.whoMayAskNote].filter(Boolean).join('. ')}
            </Fact>
            <Fact name="Method" doubted={found.unverified.includes('method')}>
              {methodWords[found.method]}
              {found.requests > 1
                ? `, ${formatQuantity(found.requests, 'request')}: one for each address`
                : ''}
            </Fact>
            {found.url ? (
              <Fact name="Page" doubted={found.unverified.includes('url')}>
                <WebLink url={found.url}>{readWebUrl(found.url)?.host ?? found.url}</WebLink>
              </Fact>
            ) : null}
            {found.email ? (
              <Fact name="Email" doubted={found.unverified.includes('email')}>
                <span className="mono">{found.email}</span>
              </Fact>
            ) : null}
            <Fact name="Delay" doubted={found.unverified.includes('delayHours')}>
              {[found.delayHours ? formatDelay(found.delayHours) : null, found.delayNote]
                .filter(Boolean)
                .join('. ') || 'Not known'}
            </Fact>
            <Fact name="Effort" doubted={found.unverified.includes('effortHours')}>
              {formatEffort(found.effortHours)}. {found.effortBasis}
            </Fact>
            {removal?.etiquette ? <Fact name="Etiquette">{removal.etiquette}</Fact> : null}
            {removal?.repeatPolicy ? <Fact name="Repeats">{removal.repeatPolicy}</Fact> : null}
            {removal && removal.evidenceWanted.length > 0 ? (
              <Fact name="They ask for">{removal.evidenceWanted.map(wordOf).join(', ')}</Fact>
            ) : null}
            <Fact name="Known from">{confidenceWords[found.confidence]}</Fact>
          </dl>
          {first.map(({ id, operatorName, listName }) => (
            <p key={id}>
              {copy.needsFirst}:{' '}
              <a href={scanHash(evidence.scan.id, 'cases', id)}>
                {operatorName}: {listName}
              </a>
            </p>
          ))}
        </Part>
        {said ? (
          <Part title={copy.whatItSays}>
            {said.text.map((text) => (
              <p key={text}>
                <StrangerText text={text} />
              </p>
            ))}
          </Part>
        ) : null}
        <Part title={copy.addresses}>
          <p className={`mono ${styles['ranges']}`}>{found.ranges.join(', ')}</p>
          <div className={styles['line']}>
            <Button variant="default" onClick={() => clipboard.copy(found.ranges.join('\n'))}>
              {clipboard.error ? copy.notCopied : clipboard.copied ? copy.copied : copy.copyAddresses}
            </Button>
            {parseAddress(firstAddress) ? (
              <Button variant="default" onClick={() => onAddress(firstAddress)}>
                Evidence for {firstAddress}
              </Button>
            ) : null}
          </div>
        </Part>
        <CorrectionEditor
          key={found.operatorId}
          found={found}
          scanId={evidence.scan.id}
          corrections={evidence.corrections}
        />
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

function Fact({ name, doubted = false, children }: { name: string; doubted?: boolean; children: ReactNode }) {
  return (
    <div>
      <dt className="dim">{name}</dt>
      <dd>
        {children}
        {doubted ? <em className="dim"> ({copy.unverified})</em> : null}
      </dd>
    </div>
  )
}

/** A token of the catalogue as words; one that this version does not know, spelt out. */
const wordOf = (token: string): string => {
  const known: Readonly<Record<string, string>> = evidenceFacts
  const words = known[token] ?? token.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('-', ' ')
  return words.charAt(0).toLowerCase() + words.slice(1)
}
