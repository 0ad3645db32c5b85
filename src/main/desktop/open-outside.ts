import { type BrowserWindow, dialog, shell } from 'electron'

/** What mail programs agree on; `attach` and its like would let a link send files. */
const mailFields = new Set(['subject', 'body', 'cc'])
/** Longer links are cut by mail programs and systems, each at another place. */
const LONGEST_MAIL_LINK = 2000

/**
 * Opens a web page in the user's browser, or a draft in the mail program, after showing where it leads and asking;
 * ignores every other kind of address.
 */
export async function openOutside(window: BrowserWindow, address: string): Promise<void> {
  const url = URL.parse(address)
  const question = url && (askAboutPage(url) ?? askAboutMail(url))
  if (!url || !question || asking.has(window)) return
  asking.add(window)
  try {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: question.message,
      detail: question.detail,
      buttons: ['Open', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    })
    if (response === 0) await shell.openExternal(url.href)
  } catch {
    dialog.showErrorBox('Nothing was opened', 'This system has no program that opens such an address.')
  } finally {
    asking.delete(window)
  }
}

/** Windows with an open question: a page that asks a hundred times is answered once. */
const asking = new WeakSet<BrowserWindow>()

interface Question {
  readonly message: string
  readonly detail: string
}

function askAboutPage(url: URL): Question | null {
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null
  return { message: `Open ${url.host} in your browser?`, detail: url.href.slice(0, 500) }
}

function askAboutMail(url: URL): Question | null {
  if (url.protocol !== 'mailto:' || url.href.length > LONGEST_MAIL_LINK) return null
  const fields = [...url.searchParams.keys()]
  if (fields.some((field) => !mailFields.has(field.toLowerCase()))) return null
  const to = readAddress(url.pathname)
  if (to === null) return null
  return { message: 'Open a draft in your mail program?', detail: `To: ${to.slice(0, 200)}` }
}

/** Null for what cannot be decoded, or would add lines to the head of the mail. */
function readAddress(encoded: string): string | null {
  try {
    const to = decodeURIComponent(encoded)
    return /\p{Cc}/u.test(to) ? null : to
  } catch {
    return null
  }
}
