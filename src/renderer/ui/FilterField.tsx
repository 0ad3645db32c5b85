import { Kbd, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useRef } from 'react'
import { Icon } from './icons.tsx'

interface FilterFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly width?: number
}

/** The filter of a table: `/` goes to it, Esc empties it. */
export function FilterField({ label, value, onChange, width = 240 }: FilterFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  useHotkeys([['/', () => input.current?.focus()]])
  return (
    <TextInput
      ref={input}
      aria-label={label}
      placeholder={label}
      w={width}
      value={value}
      leftSection={<Icon name="search" size={14} />}
      rightSection={<Kbd size="xs">/</Kbd>}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || value === '') return
        event.preventDefault()
        event.stopPropagation()
        onChange('')
      }}
    />
  )
}
