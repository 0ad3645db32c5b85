import { Button, Textarea, TextInput } from '@mantine/core'
import { useEffect } from 'react'
import { ProbeView } from '../../../terms/ProbeView.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { copy } from './copy.ts'
import styles from './own.module.css'
import { checkText, edit, probeText, removeFile, saveText, stopProbing, useOwn } from './own-store.ts'

/** Typing pauses this long before the text is looked at, ms. */
const PAUSE_MS = 400

/** One file: its text, everything that is wrong with it while it is typed, and a test against the servers. */
export function OwnEditor() {
  const { own, name, text, isChanged, checked, probing, failure, said } = useOwn()
  useEffect(() => {
    const timer = setTimeout(() => void checkText(name, text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [name, text])
  const problems = checked?.problems ?? []
  const isKept = own?.files.some((file) => file.name === name) ?? false
  return (
    <section className={styles['editor']} aria-label={name}>
      <TextInput
        label={copy.name}
        size="xs"
        w={280}
        maxLength={64}
        value={name}
        onChange={(event) => edit({ name: event.currentTarget.value })}
      />
      <Textarea
        label={copy.text}
        classNames={{ input: 'mono' }}
        autosize
        minRows={12}
        maxRows={28}
        spellCheck={false}
        value={text}
        onChange={(event) => edit({ text: event.currentTarget.value })}
      />
      <div role="status">
        {problems.length > 0 ? (
          <>
            <h3 className="section-title">{copy.problems}</h3>
            <ul className={styles['problems']}>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </>
        ) : (
          <p className="dim">{[checked ? copy.good : '', isChanged ? copy.unsaved : said].join(' ')}</p>
        )}
      </div>
      {failure ? (
        <Notice>
          {failure.message} {failure.next}
        </Notice>
      ) : null}
      <div className={styles['actions']}>
        <Button
          size="xs"
          disabled={!isChanged || !checked || problems.length > 0}
          onClick={() => void saveText()}
        >
          {copy.save}
        </Button>
        {probing ? (
          <Button size="xs" variant="default" onClick={stopProbing}>
            {copy.stop}
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            disabled={!checked || problems.length > 0}
            onClick={() => void probeText()}
          >
            {copy.probe}
          </Button>
        )}
        {isKept ? (
          <Button size="xs" variant="default" onClick={() => void removeFile(name)}>
            {copy.remove}
          </Button>
        ) : null}
      </div>
      <Findings />
    </section>
  )
}

function Findings() {
  const findings = useOwn((state) => state.findings)
  if (findings.length === 0) return null
  return (
    <div>
      <h3 className="section-title">{copy.findings}</h3>
      {findings.map((finding) => (
        <div key={finding.listId} className={styles['finding']}>
          <p className="mono">{finding.listId}</p>
          <ProbeView finding={finding} open={findings.length === 1} />
        </div>
      ))}
    </div>
  )
}
