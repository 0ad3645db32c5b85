// A block's page as shipped, fed with a /16 that changes ten times a second; the background is not there.
import '@mantine/core/styles.css'
import '../../src/renderer/app/tokens.css'
import '../../src/renderer/app/base.css'
import { MantineProvider } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import { cssVariables, theme } from '../../src/renderer/app/theme.ts'
import { ScanView } from '../../src/renderer/features/scan/ScanView.tsx'
import {
  aCell,
  aJudgedScan,
  aSnapshot,
  someChanges,
} from '../../src/renderer/features/scan/sample-scan.test-support.ts'
import { applyEvent, useScan } from '../../src/renderer/features/scan/scan-store.ts'
import { severities } from '../../src/shared/domain/impact.ts'

const CELLS = 65_536
const CHANGES = 700
const EVERY_MS = 100

let state = 1
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const anyCell = (): number =>
  aCell({
    severity: severities[random(severities.length)] ?? 'clear',
    unknown: random(10) === 0,
    lists: random(12),
  })

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="light">
      <div style={{ position: 'relative', height: '100vh' }}>
        <ScanView scanId="bench" tab="cases" item={null} />
      </div>
    </MantineProvider>,
  )
}
setTimeout(() => {
  const judged = aJudgedScan({
    id: 'bench',
    block: '198.18.0.0/16',
    targets: CELLS,
    state: 'running',
    finishedAt: null,
  })
  useScan.setState({ scanId: 'bench', judged, failure: null })
  applyEvent(
    aSnapshot(
      0,
      Array.from({ length: CELLS }, () => aCell({ progress: 'untouched' })),
    ),
  )
  let sequence = 0
  setInterval(() => {
    const changes = Array.from({ length: CHANGES }, () => [random(CELLS), anyCell()] as const)
    sequence += 1
    applyEvent(someChanges(sequence, changes))
    document.title = `Update ${sequence}`
  }, EVERY_MS)
}, 1000)
