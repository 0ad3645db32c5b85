import { dialog } from 'electron'
import type { ShellWord } from '../../shared/contract/shell-talk.ts'
import { MOST_BYTES, readOpenedFile } from './read-opened-file.ts'

/** Files that the system handed over and that the page has not taken yet. */
export interface FileOffers {
  /** Reads these files; `show` is told when there is something to take. What is not taken is said once for all of them. */
  add(files: readonly string[]): Promise<void>
  /** Gives what waits to the page, which shows it and asks before anything is done with it. */
  handOver(tell: (word: ShellWord) => void): void
}

/** Files that wait at most, together no larger than one may be: a flood of them fills no memory. */
const MOST_WAITING = 64
/** Refusals that are told; more would fill the screen. */
const MOST_TOLD = 5

/** Keeps what the system asks to open until the page is there to take it. */
export function createFileOffers(show: () => void): FileOffers {
  let waiting: Extract<ShellWord, { kind: 'file' }>[] = []
  const room = (): number => MOST_BYTES - waiting.reduce((sum, { bytes }) => sum + bytes.length, 0)
  return {
    async add(files) {
      const refused: string[] = []
      for (const file of files.slice(0, MOST_WAITING)) {
        const opened = await readOpenedFile(file)
        if (opened.kind === 'refused') refused.push(opened.sentence)
        else if (waiting.length < MOST_WAITING && opened.bytes.length <= room()) waiting.push(opened)
        else refused.push(`'${opened.name}' was not opened: there are too many at once.`)
      }
      const surplus = files.length - MOST_WAITING
      if (surplus > 0) refused.push(`${surplus} more were not opened: choose them in Bounces.`)
      const untold = refused.length - MOST_TOLD
      const told = untold > 0 ? [...refused.slice(0, MOST_TOLD), `${untold} more were refused.`] : refused
      if (told.length > 0) dialog.showErrorBox('Blockvet did not open everything', told.join('\n'))
      if (waiting.length > 0) show()
    },
    handOver(tell) {
      const taken = waiting
      waiting = []
      for (const file of taken) tell(file)
    },
  }
}
