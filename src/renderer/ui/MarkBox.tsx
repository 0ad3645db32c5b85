import { Checkbox } from '@mantine/core'

interface MarkBoxProps {
  readonly label: string
  readonly checked: boolean
  readonly some?: boolean
  /** Rows are marked with the space bar on the grid; only the box of the head is a stop of its own. */
  readonly stop?: boolean
  readonly onToggle: (extend: boolean) => void
}

/** The box at the beginning of a row that marks it. */
export function MarkBox({ label, checked, some = false, stop = false, onToggle }: MarkBoxProps) {
  return (
    <Checkbox
      size="xs"
      aria-label={label}
      checked={checked}
      indeterminate={some && !checked}
      tabIndex={stop ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation()
        onToggle(event.shiftKey)
      }}
      onChange={() => undefined}
    />
  )
}
