import { type BrowserWindow, dialog, shell } from 'electron'

/** Opens a web page in the user's browser after showing its host and asking; ignores every other kind of address. */
export async function openOutside(window: BrowserWindow, address: string): Promise<void> {
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Open ${url.host} in your browser?`,
    detail: url.href.slice(0, 500),
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) await shell.openExternal(url.href)
}
