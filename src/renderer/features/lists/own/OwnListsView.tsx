import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useConnection } from '../../../rpc/connection.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { StateScreen } from '../../../ui/StateScreen.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { ListsTabs } from '../ListsTabs.tsx'
import shared from '../lists.module.css'
import { copy } from './copy.ts'
import { OwnEditor } from './OwnEditor.tsx'
import styles from './own.module.css'
import { loadOwn, openFile, startFile, useOwn } from './own-store.ts'

/** The user's own catalogue files: what each adds or changes, and an editor that tries lists before they are kept. */
export function OwnListsView() {
  const { own, failure, name } = useOwn()
  const epoch = useConnection((state) => state.epoch)
  useEffect(() => {
    if (epoch > 0) void loadOwn()
  }, [epoch])
  return (
    <div className={shared['view']}>
      <header className={shared['head']}>
        <ListsTabs part="own" />
        <span className="dim">{copy.about}</span>
      </header>
      {!own && failure ? (
        <ErrorState
          title={copy.loadFailed}
          message={failure.message}
          next={failure.next}
          onRetry={() => void loadOwn()}
        />
      ) : null}
      {own?.folder === null ? <StateScreen title={copy.fixedTitle}>{copy.fixed}</StateScreen> : null}
      {own && own.folder !== null ? (
        <div className={styles['own']}>
          <nav aria-label={copy.files}>
            <ul className={styles['files']}>
              {own.files.map((file) => (
                <li key={file.name}>
                  <button type="button" aria-current={file.name === name} onClick={() => openFile(file)}>
                    <span className="mono">{file.name}</span>
                    <Tag tone={file.problems.length > 0 ? 'hatched' : 'clear'}>
                      {file.problems.length > 0 ? copy.hasProblems : copy.inUse}
                    </Tag>
                  </button>
                </li>
              ))}
            </ul>
            <Button size="xs" variant="default" onClick={startFile}>
              {copy.newFile}
            </Button>
            <p className={`dim ${styles['folder']}`}>
              {copy.folder} <span className="mono">{own.folder}</span>
            </p>
          </nav>
          <OwnEditor />
        </div>
      ) : null}
    </div>
  )
}
