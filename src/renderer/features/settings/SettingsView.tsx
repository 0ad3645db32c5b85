import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { About } from '../../../shared/contract/app.ts'
import type { Settings } from '../../../shared/contract/settings.ts'
import { useConnection } from '../../rpc/connection.ts'
import { HowToAsk } from '../../terms/HowToAsk.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { formatQuantity } from '../../ui/format.ts'
import { ReadingState } from '../../ui/ReadingState.tsx'
import { copy, settingsParts } from './copy.ts'
import { copy as dataCopy } from './data/copy.ts'
import { DataPart } from './data/DataPart.tsx'
import { copy as profileCopy } from './letters/copy.ts'
import { ProfilePart } from './letters/ProfilePart.tsx'
import { MoneySettings } from './MoneySettings.tsx'
import { copy as mailCopy } from './mail/copy.ts'
import { MailPart } from './mail/MailPart.tsx'
import { PaceSettings } from './PaceSettings.tsx'
import { SettingsPart } from './SettingsPart.tsx'
import styles from './settings.module.css'
import { changeSettings, loadSettings, useSettings } from './settings-store.ts'
import { TransferSettings } from './TransferSettings.tsx'
import { TraySetting } from './TraySetting.tsx'

const appearances: { value: Settings['appearance']; label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

interface SettingsViewProps {
  readonly about: About | null
  /** The part to show, or null for the top. */
  readonly part: string | null
}

export function SettingsView({ about, part }: SettingsViewProps) {
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
    ) : (
      <ReadingState />
    )
  }
  const { appearance, preset, pathKind, resolvers } = settings
  return (
    <div className={styles['view']}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{copy.title}</h2>
        <nav className={styles['parts']} aria-label={copy.parts}>
          {Object.entries(settingsParts).map(([name, word]) => (
            <a
              key={name}
              href={`#/settings/${name}`}
              aria-current={name === part ? 'true' : undefined}
              onClick={() => {
                // The address may name it already: then nothing would move.
                if (name === part) location.replace('#/settings')
              }}
            >
              {word}
            </a>
          ))}
        </nav>
        <SaveState />
      </header>
      <SettingsPart wanted={part === 'appearance'} title={copy.appearance}>
        <SegmentedControl
          aria-label={copy.appearance}
          data={appearances}
          value={appearance}
          onChange={(value) => {
            setColorScheme(value === 'system' ? 'auto' : value)
            void changeSettings({ appearance: value })
          }}
        />
      </SettingsPart>
      {about?.host === 'desktop' ? (
        <SettingsPart wanted={false} title={copy.tray} note={copy.trayNote}>
          <TraySetting />
        </SettingsPart>
      ) : null}
      <SettingsPart wanted={part === 'asking'} title={copy.asking} note={copy.askingNote}>
        <HowToAsk
          key={imports}
          choice={{ preset, pathKind, resolvers }}
          onChange={(choice) => void changeSettings({ ...choice, resolvers: [...choice.resolvers] })}
        />
      </SettingsPart>
      <SettingsPart wanted={part === 'politeness'} title={copy.politeness} note={copy.politenessNote}>
        <PaceSettings key={imports} settings={settings} />
      </SettingsPart>
      <SettingsPart wanted={part === 'costs'} title={copy.money} note={copy.moneyNote}>
        <MoneySettings key={imports} settings={settings} />
      </SettingsPart>
      <SettingsPart wanted={part === 'profile'} title={profileCopy.title} note={profileCopy.note}>
        <ProfilePart />
      </SettingsPart>
      <SettingsPart wanted={part === 'mail'} title={mailCopy.title} note={mailCopy.note}>
        <MailPart />
      </SettingsPart>
      <SettingsPart wanted={part === 'data'} title={dataCopy.title} note={dataCopy.note}>
        <DataPart />
      </SettingsPart>
      <SettingsPart wanted={part === 'transfer'} title={copy.transfer} note={copy.transferNote}>
        <TransferSettings onImported={() => setImports((count) => count + 1)} />
      </SettingsPart>
      <SettingsPart wanted={part === 'privacy'} title={copy.privacy}>
        <p>{copy.privacyText}</p>
      </SettingsPart>
      {about ? (
        <SettingsPart wanted={part === 'about'} title={copy.about}>
          <dl className={styles['facts']}>
            <dt>{copy.version}</dt>
            <dd className="mono">{about.version}</dd>
            <dt>{copy.catalogue}</dt>
            <dd>
              <span className="mono">{about.catalogueVersion}</span>, {formatQuantity(about.lists, 'list')}
            </dd>
          </dl>
        </SettingsPart>
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
