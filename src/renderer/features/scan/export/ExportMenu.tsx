import { Button, Menu } from '@mantine/core'
import type { ExportRequest } from '../../../../shared/contract/scans.ts'
import { Bar } from '../../../ui/Bar.tsx'
import { formatShare } from '../../../ui/format.ts'
import { Icon } from '../../../ui/icons.tsx'
import { copy } from '../copy.ts'
import styles from '../scan.module.css'
import { startExport, stopExport, useExport } from './export-store.ts'

type Choice = Omit<ExportRequest, 'scanId'> & { readonly words: string }

const choices: readonly Choice[] = [
  { format: 'pdf', paper: 'a4', words: 'PDF report, A4' },
  { format: 'pdf', paper: 'letter', words: 'PDF report, Letter' },
  { format: 'html', words: 'HTML report' },
  { format: 'xlsx', words: 'XLSX workbook' },
  { format: 'csv', words: 'CSV, listings and unknowns' },
  { format: 'json', words: 'JSON, everything' },
  { format: 'bundle', words: 'Evidence bundle, ZIP' },
]

/** Writes the scan in any format; while one is written, how far it is and how to stop it. */
export function ExportMenu({ scanId }: { scanId: string }) {
  const writing = useExport((store) => store.writing)
  if (writing) {
    const name = choices.find(({ format }) => format === writing.request.format)?.words ?? ''
    return (
      <div className={styles['exporting']} role="status" aria-label={`${copy.writing} ${name}`}>
        <span>
          {copy.writing} {name}: <span className="num">{formatShare(writing.share)}</span>
        </span>
        <Bar share={writing.share} label={copy.exportProgress} />
        <Button variant="default" leftSection={<Icon name="stop" size={14} />} onClick={stopExport}>
          {copy.stopExport}
        </Button>
      </div>
    )
  }
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="save" size={14} />}>
          {copy.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ words, ...choice }) => (
          <Menu.Item key={words} onClick={() => void startExport({ scanId, ...choice })}>
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
