import { Button } from '@mantine/core'
import { StateScreen } from './StateScreen.tsx'

interface ErrorStateProps {
  /** What could not be done. */
  readonly title: string
  readonly message: string
  /** What is safe and what to do. */
  readonly next: string
  readonly onRetry: () => void
  /** Another way on, as a link. */
  readonly way?: { readonly href: string; readonly words: string }
}

export function ErrorState({ title, message, next, onRetry, way }: ErrorStateProps) {
  return (
    <StateScreen
      title={title}
      role="alert"
      action={
        <>
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>{' '}
          {way ? (
            <Button component="a" variant="subtle" href={way.href}>
              {way.words}
            </Button>
          ) : null}
        </>
      }
    >
      <p>{message}</p>
      {next ? <p>{next}</p> : null}
    </StateScreen>
  )
}
