import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { RequestQuestion } from '../../../shared/domain/request-draft.ts'
import styles from './cleanup.module.css'
import { copy } from './copy.ts'
import { answerQuestion } from './request-store.ts'

/** What the operator asks for and nobody said yet; answered for this request alone. */
export function Questions({ questions }: { questions: readonly RequestQuestion[] }) {
  return questions.map(({ fact, question }) => <Question key={fact} fact={fact} question={question} />)
}

function Question({ fact, question }: RequestQuestion) {
  const [text, setText] = useState('')
  return (
    <form
      className={styles['question']}
      onSubmit={(event) => {
        event.preventDefault()
        void answerQuestion(fact, text)
      }}
    >
      <Textarea
        label={question}
        autosize
        minRows={1}
        maxRows={6}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={text.trim() === ''}>
        {copy.keep}
      </Button>
    </form>
  )
}
