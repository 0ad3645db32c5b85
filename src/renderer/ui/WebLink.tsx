import { Button, Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { readWebUrl } from './format.ts'
import { Icon } from './icons.tsx'
import styles from './web-link.module.css'

/** A link out of the application: shows its host and asks before it opens. Text only when not http(s). */
export function WebLink({ url, children }: { url: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const target = readWebUrl(url)
  if (!target) return <span className="dim">{children}</span>
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      withArrow
      shadow="md"
      position="bottom-end"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={styles['link']}
          onClick={(event) => {
            event.stopPropagation()
            setOpen(!open)
          }}
        >
          {children}
          <Icon name="out" size={12} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles['panel']} aria-label="Open a page outside Blockvet">
        <p>
          Opens <strong className="mono">{target.host}</strong> in your browser.
        </p>
        <p className={`mono ${styles['address']}`}>{target.href}</p>
        <Button
          component="a"
          href={target.href}
          target="_blank"
          rel="noreferrer noopener"
          onClick={() => setOpen(false)}
        >
          Open {target.host.length > 40 ? 'page' : target.host}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
