import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Case } from '../../../../shared/domain/case.ts'
import type { Scan } from '../../../../shared/domain/scan.ts'
import type { Failure } from '../../../rpc/failure.ts'
import { requestStateWords } from '../../../terms/request-state-words.ts'
import { formatQuantity } from '../../../ui/format.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { copy } from '../copy.ts'
import styles from '../panel.module.css'
import { scanHash } from '../scan-route.ts'
import { useCaseTrail, writeRequest } from './use-case-trail.ts'

/** From the case to where it comes from, and on to its request and the bounces it explains. */
export function CaseTrailPart({ found, scan }: { found: Case; scan: Scan }) {
  const { request, bounces, known, failure } = useCaseTrail(scan.block, found.id)
  const [refused, setRefused] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const write = async (): Promise<void> => {
    setBusy(true)
    setRefused(await writeRequest(scan.id, scan.block, found.id))
    setBusy(false)
  }
  const wrong = refused ?? failure
  const origin = originOf(found, scan.id)
  return (
    <div className={styles['line']}>
      {request ? (
        <a href={`#/cleanup/${encodeURIComponent(request.request.id)}`}>
          {copy.request}: {requestStateWords[request.request.state].toLowerCase()}
        </a>
      ) : null}
      {known && !request && scan.state === 'finished' ? (
        <Button variant="default" disabled={busy} onClick={() => void write()}>
          {copy.writeRequest}
        </Button>
      ) : null}
      {origin ? <a href={origin.href}>{origin.words}</a> : null}
      {bounces.map(({ id, events }) => (
        <a key={id} href={`#/bounces/${encodeURIComponent(id)}`}>
          {formatQuantity(events, 'bounce')}
        </a>
      ))}
      {wrong ? (
        <Notice>
          {wrong.message} {wrong.next}
        </Notice>
      ) : null}
    </div>
  )
}

/** Where the evidence of a case stands. */
function originOf(
  { kind, listId }: Case,
  scanId: string,
): { readonly href: string; readonly words: string } | null {
  switch (kind) {
    case 'listing':
      return { href: scanHash(scanId, 'lists', listId), words: copy.listInScan }
    case 'netblock':
    case 'registry':
      return { href: scanHash(scanId, 'neighbourhood'), words: copy.neighbourhood }
    case 'reverse-dns':
      return { href: scanHash(scanId, 'readiness'), words: copy.readiness }
    case 'bounces':
      return null
  }
}
