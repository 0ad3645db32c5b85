import type { JudgedScan } from '../../../shared/domain/scan-evidence.ts'
import { formatCount } from '../../ui/format.ts'
import { CasesTable } from './cases/CasesTable.tsx'
import { copy } from './copy.ts'
import { BlockHistory } from './history/BlockHistory.tsx'
import { ScanLists } from './lists/ScanLists.tsx'
import { Neighbourhood } from './neighbourhood/Neighbourhood.tsx'
import { ReadinessTab } from './readiness/ReadinessTab.tsx'
import styles from './scan.module.css'
import { scanHash, type Tab, tabs } from './scan-route.ts'
import type { LiveScan } from './scan-store.ts'

interface ScanTabsProps {
  readonly judged: JudgedScan
  readonly live: LiveScan | null
  readonly tab: Tab
  readonly opened: string | null
}

/** What was found in tables: by case, by list, and over time. */
export function ScanTabs({ judged, live, tab, opened }: ScanTabsProps) {
  const { scan, lists } = judged.evidence
  const counts: Readonly<Record<Tab, number | null>> = {
    cases: judged.cases.length,
    lists: lists.length,
    neighbourhood: null,
    readiness: null,
    history: null,
  }
  return (
    <section className={styles['facts']} aria-label={copy[tab]}>
      <nav className={styles['tabs']} aria-label="Findings">
        {tabs.map((one) => (
          <a key={one} href={scanHash(scan.id, one)} aria-current={one === tab ? 'page' : undefined}>
            {copy[one]}
            {counts[one] === null ? null : <span className="dim num"> {formatCount(counts[one])}</span>}
          </a>
        ))}
      </nav>
      {tab === 'cases' ? <CasesTable judged={judged} live={live} opened={opened} /> : null}
      {tab === 'lists' ? <ScanLists judged={judged} live={live} opened={opened} /> : null}
      {tab === 'neighbourhood' ? <Neighbourhood judged={judged} /> : null}
      {tab === 'readiness' ? <ReadinessTab evidence={judged.evidence} /> : null}
      {tab === 'history' ? <BlockHistory scan={scan} /> : null}
    </section>
  )
}
