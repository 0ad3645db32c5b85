import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebFrameMain } from 'electron'
import {
  type Activity,
  BackgroundWord,
  type KeyStoreAnswer,
  type KeyStoreQuestion,
  type Rescue,
} from '../../shared/contract/host-talk.ts'
import { type HangWatch, watchHang } from './watch-hang.ts'

/** The process that scans and keeps; lives as long as the application, whatever befalls it. */
export interface BackgroundProcess {
  /** Gives the page in this frame a port to the background. */
  introduce(frame: WebFrameMain): void
  /** Starts the background again, which first puts this backup in the place of a damaged database. */
  restore(backup: string): void
  /** Stops scans, waits until all is on disk, and ends the process. */
  stop(): Promise<void>
}

/** What the shell does with the words of the background. */
export interface BackgroundEars {
  /**
   * Hears one sentence when the background cannot run: its own words when it said why, else that it keeps crashing; and
   * of the backup that could mend it.
   */
  readonly giveUp: (sentence: string, rescue: Rescue | null) => void
  readonly onActivity: (activity: Activity) => void
  readonly answerKeyStore: (question: KeyStoreQuestion) => KeyStoreAnswer
  /** Told when the process ended, planned or not. */
  readonly onEnd: () => void
}

/** More ends than this within the span, and starting again is no cure. */
const MOST_RESTARTS = 3
const RESTART_SPAN_MS = 60_000
/** Longer than a scan needs to give up what is in flight and save. */
const STOP_TIMEOUT_MS = 15_000

/** Starts the background, with `words` as its arguments, and starts it again when it crashes. */
export function startBackground(
  file: string,
  words: readonly string[],
  ears: BackgroundEars,
): BackgroundProcess {
  let ends: number[] = []
  let stopping = false
  let asked: readonly string[] = []
  let watch: HangWatch | null = null
  let child: UtilityProcess | null = fork()

  function fork(): UtilityProcess {
    const started = utilityProcess.fork(file, [...words, ...asked], { serviceName: 'Blockvet background' })
    asked = []
    started.on('message', (message: unknown) => {
      const word = BackgroundWord.safeParse(message)
      if (word.success) hear(started, word.data)
    })
    started.once('exit', onExit)
    watch = watchHang(
      () => started.postMessage('alive?', []),
      // It ends as a crash does: started again, it goes on with its scans.
      () => void started.kill(),
    )
    return started
  }

  function hear(from: UtilityProcess, word: BackgroundWord): void {
    if ('alive' in word) watch?.hear()
    else if ('failed' in word) ears.giveUp(word.failed, word.rescue)
    else if ('activity' in word) ears.onActivity(word.activity)
    else from.postMessage({ keyStore: ears.answerKeyStore(word.keyStore) }, [])
  }

  function onExit(): void {
    child = null
    watch?.end()
    ears.onEnd()
    if (stopping) return
    // A clock that is set back must not make old crashes new.
    const now = performance.now()
    ends = [...ends.filter((endedAt) => endedAt > now - RESTART_SPAN_MS), now]
    if (ends.length <= MOST_RESTARTS) {
      if (asked.length === 0) asked = ['--after-crash']
      child = fork()
    } else
      ears.giveUp(
        'The background process of Blockvet keeps crashing. Results are on disk; start Blockvet again.',
        null,
      )
  }

  return {
    introduce(frame) {
      if (!child) return
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage('page', [port1])
      frame.postMessage('shell:word', 'background:port', [port2])
    },
    restore(backup) {
      asked = ['--restore', backup]
      ends = []
      child?.kill()
    },
    async stop() {
      stopping = true
      watch?.end()
      const last = child
      if (!last) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => {
          last.kill()
          resolve()
        }, STOP_TIMEOUT_MS)
        last.once('exit', () => {
          clearTimeout(timer)
          resolve()
        })
        last.postMessage('stop', [])
      })
    },
  }
}
