import { Button, Menu } from '@mantine/core'
import type { CampaignExport } from '../../../shared/contract/campaign.ts'
import { Icon } from '../../ui/icons.tsx'
import { exportCleanup } from './cleanup-store.ts'
import { copy } from './copy.ts'

const choices: readonly { readonly order: CampaignExport; readonly words: string }[] = [
  { order: { format: 'pdf', paper: 'a4' }, words: copy.pdfA4 },
  { order: { format: 'pdf', paper: 'letter' }, words: copy.pdfLetter },
  { order: { format: 'csv' }, words: copy.csv },
  { order: { format: 'ics' }, words: copy.calendar },
]

/** Writes what was asked, removed and proven, or what is due. */
export function ReportMenu() {
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="save" size={14} />}>
          {copy.report}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ order, words }) => (
          <Menu.Item key={words} onClick={() => void exportCleanup(order)}>
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
