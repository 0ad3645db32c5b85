import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { LetterLanguage } from '../../../../shared/domain/letter.ts'
import { copy } from './copy.ts'
import styles from './letters.module.css'
import { loadTemplates, saveTemplates, useProfile } from './profile-store.ts'

/** The wording of requests, folded away until it is wanted. */
export function TemplatesEditor() {
  const templates = useProfile((state) => state.templates)
  const [language, setLanguage] = useState<LetterLanguage>('en')
  return (
    <details
      className={styles['wide']}
      onToggle={(event) => {
        if (event.currentTarget.open && !templates) void loadTemplates(language)
      }}
    >
      <summary>{copy.templates}</summary>
      <p className="dim">{copy.templatesNote}</p>
      <NativeSelect
        label={copy.language}
        value={language}
        data={[
          { value: 'en', label: copy.english },
          { value: 'de', label: copy.german },
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value as LetterLanguage
          setLanguage(chosen)
          void loadTemplates(chosen)
        }}
      />
      {templates ? (
        <>
          <Textarea
            label={copy.text}
            rows={18}
            value={templates.yaml}
            spellCheck={false}
            onChange={(event) =>
              useProfile.setState({ templates: { ...templates, yaml: event.currentTarget.value } })
            }
          />
          <div className={styles['line']}>
            <Button variant="default" onClick={() => void saveTemplates(language, templates.yaml)}>
              {copy.keep}
            </Button>
            {templates.own ? (
              <>
                <Button variant="default" onClick={() => void saveTemplates(language, null)}>
                  {copy.shipped}
                </Button>
                <span className="dim">{copy.own}</span>
              </>
            ) : null}
          </div>
        </>
      ) : null}
    </details>
  )
}
