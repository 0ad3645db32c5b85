import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { parseAddress } from '../../../../shared/domain/address.ts'
import { type Targets, targetOfAddress } from '../../../../shared/domain/targets.ts'
import { copy } from './copy.ts'

interface JumpFieldProps {
  readonly block: string
  readonly targets: Targets
  /** Called with the target of an address of this block. */
  readonly onJump: (target: number) => void
}

/** Takes an address and leads to its cell on Enter. */
export function JumpField({ block, targets, onJump }: JumpFieldProps) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const jump = (): void => {
    const trimmed = text.trim()
    // `.17` stands for the last number of an address of a /24 or smaller.
    const address = parseAddress(trimmed.startsWith('.') ? lastOctet(targets, trimmed) : trimmed)
    const target = address && targetOfAddress(targets, address)
    if (target === null) {
      setProblem(address ? `${trimmed} is not in ${block}.` : copy.noAddress)
      return
    }
    setProblem(null)
    onJump(target)
  }
  return (
    <TextInput
      aria-label={copy.jump}
      placeholder={copy.jump}
      size="xs"
      w={148}
      value={text}
      error={problem}
      onChange={(event) => {
        setText(event.currentTarget.value)
        setProblem(null)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') jump()
      }}
    />
  )
}

function lastOctet({ block }: Targets, text: string): string {
  const { family, first } = block
  if (family !== 4) return text
  const bytes = [24n, 16n, 8n].map((shift) => String((first >> shift) & 255n))
  return `${bytes.join('.')}${text}`
}
