import { app, dialog } from 'electron'
import type { Rescue } from '../../shared/contract/host-talk.ts'

/** Says why the background cannot run, and ends the application; or restores a backup where that mends it and the user agrees. */
export async function offerRescue(
  sentence: string,
  rescue: Rescue | null,
  restore: (backup: string) => void,
): Promise<void> {
  if (!rescue) {
    dialog.showErrorBox('Blockvet cannot run', sentence)
    app.quit()
    return
  }
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'Your database is damaged',
    detail: `${sentence}\n\nThe newest backup was made at ${rescue.madeAt}. The damaged file is kept beside it.`,
    buttons: ['Restore the backup', 'Quit'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) restore(rescue.name)
  else app.quit()
}
