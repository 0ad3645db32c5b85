import { dialog } from 'electron'
import type { ShellWord } from '../../shared/contract/shell-talk.ts'
import { readOpenedFile } from './read-opened-file.ts'

/** Files that the system handed over and that the page has not taken yet. */
export interface FileOffers {
  /** Reads these files; `show` is told when there is something to take. */
  add(files: readonly string[]): Promise<void>
  /** Gives what waits to the page, which shows it and asks before anything is done with it. */
  handOver(tell: (word: ShellWord) => void): void
}

/** Files that wait at most, so that a flood of them fills no memory. */
const MOST_WAITING = 8

/** Keeps what the system asks to open until the page is there to take it. */
export function createFileOffers(show: () => void): FileOffers {
  let waiting: ShellWord[] = []
  return {
    async add(files) {
      for (const file of files) {
        const opened = await readOpenedFile(file)
        if (opened.kind === 'refused') dialog.showErrorBox('Blockvet did not open a file', opened.sentence)
        else if (waiting.length < MOST_WAITING) waiting.push(opened)
      }
      if (waiting.length > 0) show()
    },
    handOver(tell) {
      const taken = waiting
      waiting = []
      for (const file of taken) tell(file)
    },
  }
}
