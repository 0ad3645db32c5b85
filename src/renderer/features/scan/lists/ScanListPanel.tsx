import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { gradeCodes } from '../../../../shared/domain/grade-listing.ts'
import type { ProbeFinding } from '../../../../shared/domain/health.ts'
import type { JudgedScan, ListEvidence } from '../../../../shared/domain/scan-evidence.ts'
import { causeWords } from '../../../terms/cause-words.ts'
import { healthWords } from '../../../terms/health-words.ts'
import { ProbeView } from '../../../terms/ProbeView.tsx'
import { SeverityTag } from '../../../terms/SeverityTag.tsx'
import { formatCount, formatQuantity } from '../../../ui/format.ts'
import { SidePanel } from '../../../ui/SidePanel.tsx'
import { copy } from '../copy.ts'
import { colourByList } from '../map/map-colours.ts'
import styles from '../panel.module.css'

interface ScanListPanelProps {
  readonly part: ListEvidence
  readonly judged: JudgedScan
  readonly onClose: () => void
}

/** One list's part in the scan with its evidence: probes, codes, what stayed unknown and why. */
export function ScanListPanel({ part, judged, onClose }: ScanListPanelProps) {
  const { list, counts, before, after } = part
  const { listings, notes, unknowns } = judged.evidence
  const seen = [...listings, ...notes].filter(({ listId }) => listId === list.id)
  const codes = [...new Set(seen.flatMap((listing) => listing.codes))].toSorted()
  const runs = unknowns.filter(({ listId }) => listId === list.id)
  return (
    <SidePanel title={list.name} label={`List ${list.name}`} onClose={onClose}>
      <div className={styles['panel']}>
        <Part title={copy.counts}>
          <p className="mono">{list.zone}</p>
          <p className={`num ${styles['counts']}`}>
            <span>{formatCount(counts.listed)} listed</span>
            {counts.noted > 0 ? <span>{formatCount(counts.noted)} noted</span> : null}
            <span>{formatCount(counts.clear)} clear</span>
            <span>{formatCount(counts.unknown)} unknown</span>
            <span className="dim">of {formatQuantity(counts.checked, 'check')}</span>
          </p>
          <div className={styles['line']}>
            <Button variant="default" onClick={() => colourByList(list.id)}>
              {copy.showOnMap}
            </Button>
            <a href={`#/lists/${encodeURIComponent(list.id)}`}>{copy.inCatalogue}</a>
          </div>
        </Part>
        <Part title={copy.codes}>
          {codes.length === 0 ? <p className="dim">{copy.noCodes}</p> : null}
          <dl className={styles['pairs']}>
            {gradeCodes(list, codes).map(({ code, means, severity }) => (
              <div key={`${code} ${means}`}>
                <dt className="mono">{code}</dt>
                <dd className={styles['line']}>
                  {means}
                  {list.polarity === 'block' ? <SeverityTag severity={severity} /> : null}
                  <span className="dim num">
                    {formatQuantity(
                      seen.filter((listing) => listing.codes.includes(code)).length,
                      'address',
                      'addresses',
                    )}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </Part>
        <Part title={copy.unknowns}>
          {runs.length === 0 ? <p className="dim">{copy.noUnknowns}</p> : null}
          {runs.map((run) => (
            <div key={run.cause}>
              <p>
                {formatQuantity(run.addresses, 'address', 'addresses')}: {causeWords[run.cause]}
                {run.health ? ` (${healthWords[run.health].toLowerCase()})` : ''}.
              </p>
              <p className={`mono dim ${styles['ranges']}`}>{run.ranges.join(', ')}</p>
            </div>
          ))}
        </Part>
        <Probe title={copy.before} finding={before} />
        <Probe title={copy.after} finding={after} />
      </div>
    </SidePanel>
  )
}

function Probe({ title, finding }: { title: string; finding: ProbeFinding | null }) {
  return (
    <Part title={title}>
      {finding ? <ProbeView finding={finding} /> : <p className="dim">{copy.notProbed}</p>}
    </Part>
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
