import { SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import type { About } from '../../../shared/contract/app.ts'
import type { Settings } from '../../../shared/contract/settings.ts'
import { useConnection } from '../../rpc/connection.ts'
import { HowToAsk } from '../../terms/HowToAsk.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { formatQuantity } from '../../ui/format.ts'
import { copy } from './copy.ts'
import { copy as dataCopy } from './data/copy.ts'
import { DataPart } from './data/DataPart.tsx'
import { copy as profileCopy } from './letters/copy.ts'
import { ProfilePart } from './letters/ProfilePart.tsx'
import { MoneySettings } from './MoneySettings.tsx'
import { copy as mailCopy } from './mail/copy.ts'
import { MailPart } from './mail/MailPart.tsx'
import { PaceSettings } from './PaceSettings.tsx'
import styles from './settings.module.css'
import { changeSettings, loadSettings, useSettings } from './settings-store.ts'
import { TransferSettings } from './TransferSettings.tsx'

const appearances: { value: Settings['appearance']; label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

export function SettingsView({ about }: { about: About | null }) {
  const { settings, failure } = useSettings()
  const [imports, setImports] = useState(0)
  const { setColorScheme } = useMantineColorScheme()
  const epoch = useConnection((state) => state.epoch)
  useEffect(() => {
    if (epoch > 0) void loadSettings()
  }, [epoch])
  if (!settings) {
    return failure ? (
      <ErrorState
        title={copy.loadFailed}
        message={failure.message}
        next={failure.next}
        onRetry={() => void loadSettings()}
      />
    ) : null
  }
  const { appearance, preset, pathKind, resolvers } = settings
  return (
    <div className={styles['view']}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{copy.title}</h2>
        <SaveState />
      </header>
      <Part title={copy.appearance}>
        <SegmentedControl
          aria-label={copy.appearance}
          data={appearances}
          value={appearance}
          onChange={(value) => {
            setColorScheme(value === 'system' ? 'auto' : value)
            void changeSettings({ appearance: value })
          }}
        />
      </Part>
      {about?.host === 'desktop' ? (
        <Part title={copy.tray} note={copy.trayNote}>
          <Switch
            label={copy.trayLabel}
            checked={settings.tray}
            onChange={(event) => void changeSettings({ tray: event.currentTarget.checked })}
          />
        </Part>
      ) : null}
      <Part title={copy.asking} note={copy.askingNote}>
        <HowToAsk
          key={imports}
          choice={{ preset, pathKind, resolvers }}
          onChange={(choice) => void changeSettings({ ...choice, resolvers: [...choice.resolvers] })}
        />
      </Part>
      <Part title={copy.politeness} note={copy.politenessNote}>
        <PaceSettings key={imports} settings={settings} />
      </Part>
      <Part title={copy.money} note={copy.moneyNote}>
        <MoneySettings key={imports} settings={settings} />
      </Part>
      <Part title={profileCopy.title} note={profileCopy.note}>
        <ProfilePart />
      </Part>
      <Part title={mailCopy.title} note={mailCopy.note}>
        <MailPart />
      </Part>
      <Part title={dataCopy.title} note={dataCopy.note}>
        <DataPart />
      </Part>
      <Part title={copy.transfer} note={copy.transferNote}>
        <TransferSettings onImported={() => setImports((count) => count + 1)} />
      </Part>
      <Part title={copy.privacy}>
        <p>{copy.privacyText}</p>
      </Part>
      {about ? (
        <Part title={copy.about}>
          <dl className={styles['facts']}>
            <dt>{copy.version}</dt>
            <dd className="mono">{about.version}</dd>
            <dt>{copy.catalogue}</dt>
            <dd>
              <span className="mono">{about.catalogueVersion}</span>, {formatQuantity(about.lists, 'list')}
            </dd>
          </dl>
        </Part>
      ) : null}
    </div>
  )
}

function SaveState() {
  const { saving, failure } = useSettings()
  const words = {
    idle: '',
    saving: copy.saving,
    saved: copy.saved,
    incomplete: copy.incomplete,
    failed: `${copy.notSaved} ${failure?.message ?? ''} ${failure?.next ?? ''}`,
  }
  return (
    <span className="dim" role="status">
      {words[saving]}
    </span>
  )
}

function Part({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <div>
        <h3 className={styles['partTitle']}>{title}</h3>
        {note ? <p className={`dim ${styles['note']}`}>{note}</p> : null}
      </div>
      <div>{children}</div>
    </section>
  )
}
