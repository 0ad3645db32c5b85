import { Button, CopyButton, NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { RequestPage } from '../../../shared/domain/campaign.ts'
import type { LetterLanguage } from '../../../shared/domain/letter.ts'
import { readWebUrl } from '../../ui/format.ts'
import { WebLink } from '../../ui/WebLink.tsx'
import styles from './cleanup.module.css'
import { copy } from './copy.ts'
import { MailActions } from './MailActions.tsx'
import { changeRequest, typeDraft, writeAnew } from './request-store.ts'

/** The request as it goes out: a mail, or the fields of a form, or the word that nothing is sent. */
export function DraftEditor({ page }: { page: RequestPage }) {
  const { draft, edited } = page
  if (draft.mode === 'none') {
    return (
      <section className={styles['part']}>
        <p>{copy.nothingToSend}</p>
        {draft.delayNote ? <p className="dim">{draft.delayNote}</p> : null}
        <FormLink url={draft.formUrl} />
      </section>
    )
  }
  const isForm = draft.mode === 'form-text'
  return (
    <section className={styles['part']}>
      <div className={styles['line']}>
        <h3 className="section-title">{isForm ? copy.fields : copy.body}</h3>
        <NativeSelect
          aria-label={copy.language}
          value={draft.language}
          data={[
            { value: 'en', label: 'English' },
            { value: 'de', label: 'German' },
          ]}
          onChange={(event) => void changeRequest({ language: event.currentTarget.value as LetterLanguage })}
        />
        <span className="dim">{edited ? copy.edited : copy.written}</span>
        {edited ? (
          <Button variant="default" onClick={() => void writeAnew()}>
            {copy.rewrite}
          </Button>
        ) : null}
      </div>
      {isForm ? (
        <>
          <FormLink url={draft.formUrl} />
          {draft.fields.map(({ fact, label, value }) => (
            <div key={fact} className={styles['field']}>
              <span className="dim">{label}</span>
              <span className={styles['value']}>{value}</span>
              <CopyText text={value} label={label} />
            </div>
          ))}
        </>
      ) : (
        <TextInput
          className={styles['wide']}
          label={copy.subject}
          value={draft.subject}
          lang={draft.language}
          onChange={(event) => typeDraft({ subject: event.currentTarget.value })}
        />
      )}
      <Textarea
        className={styles['wide']}
        label={isForm ? copy.comment : copy.body}
        rows={isForm ? 8 : 14}
        value={draft.body}
        lang={draft.language}
        onChange={(event) => typeDraft({ body: event.currentTarget.value })}
      />
      {isForm ? <CopyText text={draft.body} label={copy.comment} /> : <MailActions page={page} />}
    </section>
  )
}

/** Copies one field. */
function CopyText({ text, label }: { text: string; label: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy: copyIt }) => (
        <Button size="xs" variant="default" onClick={copyIt} aria-label={`${copy.copyText} ${label}`}>
          {copied ? copy.copied : copy.copyText}
        </Button>
      )}
    </CopyButton>
  )
}

function FormLink({ url }: { url: string | null }) {
  if (url === null) return null
  return (
    <p>
      <WebLink url={url}>
        {copy.openForm}, {readWebUrl(url)?.host ?? url}
      </WebLink>
    </p>
  )
}
