import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useEffect } from 'react'
import type { Letter, LetterKind, LetterLanguage } from '../../../../shared/domain/letter.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { copy } from '../copy.ts'
import styles from './letter.module.css'
import { changeLetter, saveMail, useLetter, writeLetter } from './letter-store.ts'

/** Longer links are cut by mail programs, each at another place. */
const LONGEST_LINK = 2000

const kinds: readonly { value: LetterKind; label: string }[] = [
  { value: 'another-block', label: 'Ask for another block' },
  { value: 'registration', label: 'Ask for registration' },
  { value: 'reverse-dns', label: 'Ask for reverse DNS' },
  { value: 'discount', label: 'Ask for a discount' },
]

const languages: readonly { value: LetterLanguage; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'German' },
]

/** A letter to the provider, with the evidence: chosen, read, changed, then copied or taken to the mail program. */
export function LetterDialog({ scanId, onClose }: { scanId: string; onClose: () => void }) {
  const { kind, language, letter, failure } = useLetter()
  useEffect(() => {
    const chosen = useLetter.getState()
    void writeLetter(scanId, chosen.kind, chosen.language)
  }, [scanId])
  return (
    <Modal
      opened
      onClose={onClose}
      title={copy.letter}
      size={760}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      <div className={styles['choices']}>
        <NativeSelect
          label={copy.letterKind}
          data={[...kinds]}
          value={kind}
          onChange={(event) => void writeLetter(scanId, event.currentTarget.value as LetterKind, language)}
        />
        <NativeSelect
          label={copy.letterLanguage}
          data={[...languages]}
          value={language}
          onChange={(event) => void writeLetter(scanId, kind, event.currentTarget.value as LetterLanguage)}
        />
      </div>
      {failure ? <Notice>{`${failure.message} ${failure.next}`.trim()}</Notice> : null}
      {letter ? <LetterText letter={letter} /> : null}
    </Modal>
  )
}

function LetterText({ letter }: { letter: Letter }) {
  const clipboard = useClipboard()
  const { subject, body, toFill, language } = letter
  const open = toFill.filter((place) => body.includes(place))
  const link = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`
  return (
    <div className={styles['letter']}>
      <TextInput
        label={copy.letterSubject}
        value={subject}
        lang={language}
        onChange={(event) => changeLetter({ subject: event.currentTarget.value })}
      />
      <Textarea
        label={copy.letterBody}
        value={body}
        lang={language}
        rows={18}
        classNames={{ input: styles['body'] ?? '' }}
        onChange={(event) => changeLetter({ body: event.currentTarget.value })}
      />
      {open.length > 0 ? (
        <Notice>
          {copy.letterFill} {open.join(', ')}
        </Notice>
      ) : null}
      <p className="dim">{copy.letterNothingSent}</p>
      <div className={styles['buttons']}>
        <Button
          leftSection={<Icon name="copy" size={14} />}
          onClick={() => clipboard.copy(`${subject}\n\n${body}`)}
        >
          {clipboard.copied ? copy.copied : copy.letterCopy}
        </Button>
        <Button
          variant="default"
          leftSection={<Icon name="save" size={14} />}
          onClick={() => void saveMail(letter)}
        >
          {copy.letterSave}
        </Button>
        {link.length <= LONGEST_LINK ? (
          <Button component="a" variant="default" href={link}>
            {copy.letterMail}
          </Button>
        ) : (
          <span className="dim">{copy.letterTooLong}</span>
        )}
      </div>
    </div>
  )
}
