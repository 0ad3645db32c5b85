import { ErrorState } from '../../ui/ErrorState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { StateScreen } from '../../ui/StateScreen.tsx'
import { AddressPanel } from './address/AddressPanel.tsx'
import { CasePanel } from './cases/CasePanel.tsx'
import { copy } from './copy.ts'
import { ScanHeader } from './header/ScanHeader.tsx'
import { ScanListPanel } from './lists/ScanListPanel.tsx'
import { MapPanel } from './map/MapPanel.tsx'
import { RangePanel } from './map/RangePanel.tsx'
import { ScanTabs } from './ScanTabs.tsx'
import styles from './scan.module.css'
import { readScanRoute, scanHash } from './scan-route.ts'
import { useScan } from './scan-store.ts'
import { useFollowScan } from './use-follow-scan.ts'

interface ScanViewProps {
  readonly scanId: string
  readonly tab: string
  readonly item: string | null
}

/** One block: verdict, map, cases and lists of one of its scans, live while it runs. */
export function ScanView({ scanId, tab: tabText, item }: ScanViewProps) {
  const { judged, live, failure, refused } = useScan()
  const followAnew = useFollowScan(scanId)
  const { tab, open } = readScanRoute(tabText, item)
  if (!judged) {
    return failure ? (
      <ErrorState
        title={copy.loadFailed}
        message={failure.message}
        next={failure.next}
        onRetry={followAnew}
        way={{ href: '#/blocks', words: copy.toBlocks }}
      />
    ) : (
      <StateScreen title={copy.loading} role="status">
        {null}
      </StateScreen>
    )
  }
  const close = (): void => location.assign(scanHash(scanId, tab))
  const openAddress = (address: string): void => location.assign(scanHash(scanId, tab, address))
  const opened = open?.kind === 'row' ? open.id : null
  const oneCase = tab === 'cases' ? judged.cases.find(({ id }) => id === opened) : undefined
  const oneList = tab === 'lists' ? judged.evidence.lists.find(({ list }) => list.id === opened) : undefined
  return (
    <div className={styles['view']}>
      <ScanHeader judged={judged} live={live} onChanged={followAnew} />
      {refused ? (
        <Notice>
          <strong>{copy.refused}</strong> {refused.message} {refused.next}
        </Notice>
      ) : null}
      <div className={styles['map']}>
        <MapPanel judged={judged} onOpen={openAddress} />
      </div>
      <ScanTabs judged={judged} live={live} tab={tab} opened={opened} />
      {open?.kind === 'address' ? (
        <AddressPanel key={open.address} scanId={scanId} address={open.address} onClose={close} />
      ) : null}
      {open?.kind === 'range' ? (
        <RangePanel
          key={open.range}
          scan={judged.evidence.scan}
          range={open.range}
          onAddress={openAddress}
          onClose={close}
        />
      ) : null}
      {oneCase ? (
        <CasePanel key={oneCase.id} found={oneCase} judged={judged} onAddress={openAddress} onClose={close} />
      ) : null}
      {oneList ? (
        <ScanListPanel key={oneList.list.id} part={oneList} judged={judged} onClose={close} />
      ) : null}
    </div>
  )
}
