import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core'
import { useEffect, useState } from 'react'
import { loadBlocks } from '../features/blocks/blocks-store.ts'
import { loadCatalogue } from '../features/lists/lists-store.ts'
import { Icon } from '../ui/icons.tsx'
import { copy } from './copy.ts'
import { type Command, findCommands } from './find-commands.ts'
import styles from './palette.module.css'
import { useCommands } from './use-commands.ts'

interface PaletteProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onKeys: () => void
}

/** One field to go anywhere and do anything from. */
export function Palette({ opened, onClose, onKeys }: PaletteProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={600}
      yOffset="12vh"
      padding={0}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={copy.palette}>
        <Modal.Body>
          <Commands onClose={onClose} onKeys={onKeys} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function Commands({ onClose, onKeys }: Omit<PaletteProps, 'opened'>) {
  const [text, setText] = useState('')
  const combobox = useCombobox({ opened: true })
  const found = findCommands(useCommands(onKeys), text)
  useEffect(() => {
    void loadBlocks()
    void loadCatalogue()
  }, [])
  const { selectFirstOption } = combobox
  const shown = found.map(({ id }) => id).join('\n')
  useEffect(() => {
    if (shown !== '') selectFirstOption()
    // The first one is taken again whenever others are shown.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [shown])
  const groups = Map.groupBy(found, ({ group }) => group)
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        onClose()
        // The palette gives the focus back first; what runs may take it elsewhere.
        setTimeout(() => found.find((command) => command.id === id)?.run(), 0)
      }}
    >
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          data-autofocus
          // The target around it adds what the role needs: the list it controls, and that it is open.
          // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props
          role="combobox"
          size="md"
          variant="unstyled"
          className={styles['field']}
          aria-label={copy.paletteField}
          placeholder={copy.paletteField}
          leftSection={<Icon name="search" size={16} />}
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            // The list keeps Esc from the window around it.
            if (event.key === 'Escape') onClose()
          }}
        />
      </Combobox.EventsTarget>
      <Combobox.Options aria-label={copy.palette} className={styles['found']}>
        {[...groups].map(([group, commands]) => (
          <Combobox.Group key={group} label={group}>
            {commands.map((command) => (
              <Row key={command.id} command={command} />
            ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
      {found.length === 0 ? <p className={styles['none']}>{copy.paletteNone}</p> : null}
    </Combobox>
  )
}

function Row({ command }: { command: Command }) {
  const exact = command.group === 'Blocks'
  return (
    <Combobox.Option value={command.id} className={styles['row']}>
      <span className={exact ? 'mono' : undefined}>{command.name}</span>
      <span className="dim">{command.hint}</span>
    </Combobox.Option>
  )
}
