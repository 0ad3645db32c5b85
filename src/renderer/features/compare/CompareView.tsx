import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useConnection } from '../../rpc/connection.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ReadingState } from '../../ui/ReadingState.tsx'
import { StateScreen } from '../../ui/StateScreen.tsx'
import { ChooseOffers } from './ChooseOffers.tsx'
import styles from './compare.module.css'
import {
  comparable,
  compareHash,
  exportComparison,
  FEWEST,
  loadOffers,
  MOST,
  rankOffers,
  useCompare,
} from './compare-store.ts'
import { copy } from './copy.ts'
import { OfferTable } from './OfferTable.tsx'

/** While scans run, blocks become comparable one by one. */
const REFRESH_MS = 3000

/** Two to eight offers side by side: what they are, what they cost, which to take and what to ask. */
export function CompareView({ scanIds }: { scanIds: readonly string[] }) {
  const { rows, failure, comparison, rankFailure, exportFailure } = useCompare()
  const epoch = useConnection((state) => state.epoch)
  const chosen = scanIds.join(',')
  useEffect(() => {
    if (epoch > 0) void loadOffers()
  }, [epoch])
  useEffect(() => {
    if (epoch > 0) void rankOffers(chosen === '' ? [] : chosen.split(','))
  }, [chosen, epoch])
  const running = rows?.some(({ state }) => state === 'running') ?? false
  useEffect(() => {
    if (!running) return undefined
    const timer = setInterval(() => void loadOffers(), REFRESH_MS)
    return () => clearInterval(timer)
  }, [running])
  if (!rows) {
    return failure ? (
      <ErrorState
        title={copy.loadFailed}
        message={failure.message}
        next={failure.next}
        onRetry={() => void loadOffers()}
      />
    ) : (
      <ReadingState />
    )
  }
  const offers = comparable(rows)
  if (offers.length < FEWEST) {
    return (
      <div className={styles['view']}>
        <header className={styles['head']}>
          <h2 className={styles['title']}>{copy.title}</h2>
        </header>
        <div className={styles['state']}>
          <StateScreen
            title={copy.emptyTitle}
            action={
              <Button component="a" href="#/blocks">
                {copy.emptyAction}
              </Button>
            }
          >
            {copy.emptyText}
          </StateScreen>
        </div>
      </div>
    )
  }
  const ready = comparison !== null && scanIds.length >= FEWEST
  return (
    <div className={styles['view']}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{copy.title}</h2>
        {ready ? (
          <div className={styles['tools']}>
            <a href="#/settings/costs">{copy.terms}</a>
            {(['csv', 'json'] as const).map((format) => (
              <Button
                key={format}
                variant="default"
                leftSection={<Icon name="save" size={14} />}
                onClick={() => void exportComparison(scanIds, format)}
              >
                {format === 'csv' ? copy.exportCsv : copy.exportJson}
              </Button>
            ))}
          </div>
        ) : null}
      </header>
      {exportFailure ? (
        <Notice>
          <strong>{copy.notSaved}</strong> {exportFailure.message} {exportFailure.next}
        </Notice>
      ) : null}
      <ChooseOffers offers={offers} scanIds={scanIds} />
      {rankFailure ? (
        <Notice>
          <strong>{copy.rankFailed}</strong> {rankFailure.message} {rankFailure.next}
        </Notice>
      ) : null}
      {scanIds.length < FEWEST ? (
        <div className={styles['state']}>
          <StateScreen
            title={copy.tooFewTitle}
            action={
              offers.length <= MOST ? (
                <Button component="a" href={compareHash(offers.map(({ scanId }) => scanId))}>
                  {copy.compareAll} {offers.length}
                </Button>
              ) : null
            }
          >
            {copy.tooFewText}
          </StateScreen>
        </div>
      ) : null}
      {ready ? <OfferTable comparison={comparison} /> : null}
    </div>
  )
}
