import { type Session, shell } from 'electron'
import type { ShellWord } from '../../shared/contract/shell-talk.ts'

/** Files that the user saved from the page; the page knows them by number, never by path. */
export interface SavedFiles {
  /** Shows a file in its folder; a number that is none shows nothing. */
  reveal(id: number): void
}

/** Files that can still be shown. */
const MOST_KEPT = 50

/** Follows what the page saves, each after the system's own dialog. Nothing but what the page made is downloaded. */
export function followSavedFiles(session: Session, tell: (word: ShellWord) => void): SavedFiles {
  const paths = new Map<number, string>()
  let last = 0
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith('blob:')) {
      event.preventDefault()
      return
    }
    item.once('done', (_event, state) => {
      const file = item.getSavePath()
      if (state !== 'completed' || file === '') return
      last += 1
      paths.set(last, file)
      if (paths.size > MOST_KEPT) paths.delete(last - MOST_KEPT)
      tell({ kind: 'saved', id: last, name: nameOf(file) })
    })
  })
  return {
    reveal(id) {
      const file = paths.get(id)
      if (file !== undefined) shell.showItemInFolder(file)
    },
  }
}

const nameOf = (file: string): string => (/[^/\\]+$/.exec(file)?.[0] ?? 'file').slice(-120)
