import { cleanStrangerText } from './stranger-text.ts'

const LONGEST = 120
const LONGEST_ENDING = 16
/** Zero-width characters, which hide an ending. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g
const NOT_IN_NAMES = /[<>:"|?*]/g
/** Devices of Windows, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * A stranger's file name as one that every system can save in a folder: no path, no control or invisible character, no
 * device, not hidden, at most 120 characters with its ending kept. `file` when nothing is left.
 */
export function safeFileName(name: string): string {
  const last = name.slice(-1000).split(/[\\/]/).at(-1) ?? ''
  const visible = cleanStrangerText(last.normalize('NFC').replace(INVISIBLE, ''), 1000)
  const plain = visible.replace(NOT_IN_NAMES, '_').replace(/^[. ]+|[. ]+$/g, '')
  const short = shorten(plain)
  if (short === '') return 'file'
  return DEVICE.test(short) ? `_${short}` : short
}

function shorten(name: string): string {
  const letters = Array.from(name)
  if (letters.length <= LONGEST) return name
  const dot = letters.lastIndexOf('.')
  const ending = dot > 0 && letters.length - dot <= LONGEST_ENDING ? letters.slice(dot) : []
  return [...letters.slice(0, LONGEST - ending.length), ...ending].join('')
}
