import { app, dialog } from 'electron'

/** What is needed of the update library. */
interface UpdateSource {
  autoDownload: boolean
  autoInstallOnAppQuit: boolean
  checkForUpdates(): Promise<{ readonly updateInfo: { readonly version: string } } | null>
  downloadUpdate(): Promise<unknown>
  quitAndInstall(): void
}

const load = async (): Promise<UpdateSource> => (await import('electron-updater')).default.autoUpdater

/**
 * Looks for a newer version, after asking; nothing of it ever happens by itself. Downloads and installs only what the
 * user agrees to, each time anew.
 */
export async function checkForUpdates(source: () => Promise<UpdateSource> = load): Promise<void> {
  if (!app.isPackaged) {
    await tell('Blockvet runs from a checkout; update it with git.')
    return
  }
  const asked = await ask(
    'Look for a newer version of Blockvet?',
    "This asks the release page for the newest version's number. Nothing about you or your blocks is sent.",
    'Look',
  )
  if (!asked) return
  try {
    const updater = await source()
    updater.autoDownload = false
    updater.autoInstallOnAppQuit = false
    const version = (await updater.checkForUpdates())?.updateInfo.version
    if (version === undefined || version === app.getVersion()) {
      await tell(`Blockvet ${app.getVersion()} is the newest version.`)
      return
    }
    if (!(await ask(`Blockvet ${version} is there. Download it?`, '', 'Download'))) return
    await updater.downloadUpdate()
    const now = await ask(
      'Install it now?',
      'Running scans stop and go on afterwards.',
      'Install and restart',
    )
    if (now) updater.quitAndInstall()
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 200) : 'no reason'
    await tell(`No newer version could be fetched: ${reason}`)
  }
}

async function ask(message: string, detail: string, yes: string): Promise<boolean> {
  const buttons = [yes, 'Cancel']
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message,
    detail,
    buttons,
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}

async function tell(message: string): Promise<void> {
  await dialog.showMessageBox({ type: 'info', message, buttons: ['Close'] })
}
