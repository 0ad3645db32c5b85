import { Kbd, Modal } from '@mantine/core'
import { Fragment } from 'react'
import styles from './app.module.css'
import { copy, keySheet } from './copy.ts'

export function CheatSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={copy.keys}
      size={1080}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={styles['sheet']}>
        {keySheet.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="section-title">{title}</h3>
            <div className={styles['keys']}>
              {keys.map(([key, does]) => (
                <Fragment key={key}>
                  <Kbd size="xs">{key}</Kbd>
                  <span>{does}</span>
                </Fragment>
              ))}
            </div>
          </section>
        ))}
      </div>
    </Modal>
  )
}
