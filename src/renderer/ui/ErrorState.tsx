import { Button } from '@mantine/core'
import { StateScreen } from './StateScreen.tsx'

interface ErrorStateProps {
  /** What could not be done. */
  readonly title: string
  readonly message: string
  /** What is safe and what to do. */
  readonly next: string
  readonly onRetry: () => void
}

export function ErrorState({ title, message, next, onRetry }: ErrorStateProps) {
  return (
    <StateScreen
      title={title}
      role="alert"
      action={
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      <p>{message}</p>
      {next ? <p>{next}</p> : null}
    </StateScreen>
  )
}
