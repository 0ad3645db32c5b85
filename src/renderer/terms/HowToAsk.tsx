import { SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PathKind } from '../../shared/domain/path.ts'
import styles from './how-to-ask.module.css'
import { readResolvers } from './read-resolvers.ts'

/** Which lists are asked and by which way. */
export interface AskingChoice {
  readonly preset: 'quick' | 'mail' | 'all'
  readonly pathKind: PathKind
  readonly resolvers: readonly string[]
}

interface HowToAskProps {
  readonly choice: AskingChoice
  readonly onChange: (choice: AskingChoice) => void
}

const presets: { value: AskingChoice['preset']; label: string }[] = [
  { value: 'quick', label: 'Quick' },
  { value: 'mail', label: 'Mail' },
  { value: 'all', label: 'All' },
]
const presetNotes: Readonly<Record<AskingChoice['preset'], string>> = {
  quick: 'The few lists that most mail servers use.',
  mail: 'Every list that is known to affect mail.',
  all: 'Every list of the catalogue that may be asked.',
}
const paths: { value: PathKind; label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'resolver', label: 'Resolver' },
  { value: 'direct', label: 'Direct' },
]
const pathNotes: Readonly<Record<PathKind, string>> = {
  system: 'Through the resolvers of this computer.',
  resolver: 'Through resolvers you name.',
  direct: 'At each list’s own name servers.',
}

/** The choice of lists and path, with resolvers checked while they are typed. */
export function HowToAsk({ choice, onChange }: HowToAskProps) {
  // Until somebody types, the field follows the choice: settings may arrive later than it is shown.
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? choice.resolvers.join(', ')
  const read = readResolvers(text)
  return (
    <div className={styles['choices']}>
      <div className={styles['choice']}>
        <span className={styles['label']}>Lists</span>
        <SegmentedControl
          aria-label="Lists"
          data={presets}
          value={choice.preset}
          onChange={(preset) => onChange({ ...choice, preset })}
        />
        <span className="dim">{presetNotes[choice.preset]}</span>
      </div>
      <div className={styles['choice']}>
        <span className={styles['label']}>Path</span>
        <SegmentedControl
          aria-label="Path"
          data={paths}
          value={choice.pathKind}
          onChange={(pathKind) => onChange({ ...choice, pathKind })}
        />
        <span className="dim">{pathNotes[choice.pathKind]}</span>
      </div>
      {choice.pathKind === 'resolver' ? (
        <div className={styles['choice']}>
          <span className={styles['label']}>Resolvers</span>
          <TextInput
            aria-label="Resolvers"
            className="mono"
            w={280}
            maxLength={800}
            placeholder="192.0.2.53, [2001:db8::53]:53"
            value={text}
            error={read.ok ? undefined : read.problem}
            onChange={(event) => {
              const next = event.currentTarget.value
              setTyped(next)
              const now = readResolvers(next)
              onChange({ ...choice, resolvers: now.ok ? now.resolvers : [] })
            }}
          />
        </div>
      ) : null}
    </div>
  )
}
