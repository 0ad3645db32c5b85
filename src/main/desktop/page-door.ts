import { ipcMain, type WebFrameMain } from 'electron'
import { pageWord } from '../../shared/contract/shell-talk.ts'
import { isPageUrl } from './page-scheme.ts'

/** What the page may ask the shell for. */
export interface PageWishes {
  readonly connect: (frame: WebFrameMain) => void
  readonly takeFiles: (frame: WebFrameMain) => void
  readonly reveal: (id: number) => void
}

/** The only door between a page and the shell: known words, from the top frame of the page itself. */
export function openPageDoor(wishes: PageWishes): void {
  ipcMain.on('page:word', ({ senderFrame }, word: unknown) => {
    if (senderFrame === null || senderFrame.parent !== null || !isPageUrl(senderFrame.url)) return
    if (typeof word !== 'string' || !pageWord.test(word)) return
    try {
      if (word === 'background:connect') wishes.connect(senderFrame)
      else if (word === 'files:take') wishes.takeFiles(senderFrame)
      else wishes.reveal(Number(word.split(':')[2]))
    } catch {
      // The frame is gone meanwhile: the page that follows it asks anew.
    }
  })
}
