import { compareCountry } from '../../../../shared/domain/compare-country.ts'
import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import { FeedEntries } from './FeedEntries.tsx'
import styles from './neighbourhood.module.css'
import { CountryPanel } from './registry/CountryPanel.tsx'
import { RegistryPanel } from './registry/RegistryPanel.tsx'
import { RoutingPanel } from './registry/RoutingPanel.tsx'

/** The block in the space around it; each part stands by itself and says when it was not examined. */
export function Neighbourhood({ judged }: { judged: JudgedScan }) {
  const { surroundings, scan, promisedCountry } = judged.evidence
  return (
    // Scrolls, so the keyboard must reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles['parts']} tabIndex={0} role="group" aria-label="Space around the block">
      <div className={styles['entries']}>
        <FeedEntries
          findings={surroundings.netblocks}
          block={scan.block}
          isRunning={scan.state === 'running'}
        />
      </div>
      <CountryPanel promised={compareCountry(promisedCountry, surroundings)} />
      <RegistryPanel registry={surroundings.registry} />
      <RoutingPanel routing={surroundings.routing} block={scan.block} />
    </div>
  )
}
