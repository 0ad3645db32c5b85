import { type HotkeyItem, useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import type { About } from '../../shared/contract/app.ts'
import { BlocksView } from '../features/blocks/BlocksView.tsx'
import { BouncesView } from '../features/bounces/BouncesView.tsx'
import { CleanupView } from '../features/cleanup/CleanupView.tsx'
import { CompareView } from '../features/compare/CompareView.tsx'
import { ListsPlace } from '../features/lists/ListsPlace.tsx'
import { ScanView } from '../features/scan/ScanView.tsx'
import { SettingsView } from '../features/settings/SettingsView.tsx'
import { Toast } from '../ui/Toast.tsx'
import styles from './app.module.css'
import { CheatSheet } from './CheatSheet.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { places } from './copy.ts'
import { Palette } from './Palette.tsx'
import { PracticeBanner } from './PracticeBanner.tsx'
import { Rail } from './Rail.tsx'
import { type Route, useRoute } from './route.ts'
import { useAbout } from './use-about.ts'
import { useAppearance } from './use-appearance.ts'
import { useFocusInPlace } from './use-focus-in-place.ts'
import { usePageTitle } from './use-page-title.ts'
import { useShell } from './use-shell.ts'

export function App() {
  const route = useRoute()
  const about = useAbout()
  const [sheet, setSheet] = useState(false)
  const [palette, setPalette] = useState(false)
  const main = useFocusInPlace(route.place === 'scan' ? route.scanId : route.place)
  useAppearance()
  useShell()
  const title = usePageTitle(route, about?.practice ?? false)
  useHotkeys(
    [
      ...places.map(({ href }, i): HotkeyItem => [`mod+${i + 1}`, () => location.assign(href)]),
      ['mod+K', () => setPalette(true)],
    ],
    [],
  )
  useHotkeys([
    ['shift+?', () => setSheet(true)],
    ['?', () => setSheet(true)],
  ])
  return (
    <div className={styles['frame']}>
      {about?.practice ? <PracticeBanner /> : null}
      <ConnectionBanner />
      <div className={styles['middle']}>
        <Rail
          route={route}
          about={about}
          onKeys={() => setSheet(true)}
          onPalette={() => setPalette(true)}
          onSkip={() => main.current?.focus()}
        />
        <main ref={main} tabIndex={-1} aria-label={title} className={styles['main']}>
          <Place route={route} about={about} />
        </main>
      </div>
      <Toast />
      <Palette opened={palette} onClose={() => setPalette(false)} onKeys={() => setSheet(true)} />
      <CheatSheet opened={sheet} onClose={() => setSheet(false)} />
    </div>
  )
}

function Place({ route, about }: { route: Route; about: About | null }) {
  switch (route.place) {
    case 'blocks':
      return <BlocksView about={about} vet={route.vet} />
    case 'scan':
      return <ScanView key={route.scanId} scanId={route.scanId} tab={route.tab} item={route.item} />
    case 'compare':
      return <CompareView scanIds={route.scanIds} />
    case 'cleanup':
      return <CleanupView requestId={route.requestId} />
    case 'bounces':
      return <BouncesView about={about} groupId={route.groupId} />
    case 'lists':
      return <ListsPlace item={route.listId} />
    case 'settings':
      return <SettingsView about={about} part={route.part} />
  }
}
