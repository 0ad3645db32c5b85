/** How a piece of a terminal line looks where colour is allowed. */
export type Look = 'plain' | 'bold' | 'dim' | 'warn' | 'bad' | 'good'

/** A piece of a line, already clean of control characters. */
export interface Piece {
  readonly text: string
  readonly look: Look
}

/** One line of a terminal table. */
export type TerminalLine = readonly Piece[]

const codes: Readonly<Record<Look, string>> = {
  plain: '',
  bold: '1',
  dim: '2',
  warn: '33',
  bad: '1;35',
  good: '36',
}

const WIDE =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|[\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u
const NOTHING = /\p{M}|\p{Cf}/u

/** Columns that a text takes on a terminal: East Asian and emoji two, combining and format characters none. */
export function textWidth(text: string): number {
  let width = 0
  for (const sign of text) width += NOTHING.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1
  return width
}

/** Cuts a text to at most `width` columns, with an ellipsis where something was cut. */
export function clipText(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  if (width < 1) return ''
  let shown = ''
  let used = 0
  for (const sign of text) {
    const next = textWidth(sign)
    if (used + next > width - 1) break
    shown += sign
    used += next
  }
  return `${shown}…`
}

/** Fills a text with blanks to `width` columns, or cuts it; numbers go to the right. */
export function fitText(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const clipped = clipText(text, width)
  const blanks = ' '.repeat(Math.max(0, width - textWidth(clipped)))
  return side === 'left' ? `${clipped}${blanks}` : `${blanks}${clipped}`
}

/** Breaks a text into lines of at most `width` columns, at blanks where it can. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const joined = line === '' ? word : `${line} ${word}`
    if (textWidth(joined) <= width) {
      line = joined
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = breakWord(word, width)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
  }
  return line === '' ? lines : [...lines, line]
}

function breakWord(word: string, width: number): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  for (const sign of word) {
    if (piece !== '' && textWidth(piece + sign) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += sign
  }
  return [...pieces, piece]
}

/** Writes a line: never wider than `width` columns, with ANSI colours only where `color` allows them. */
export function writeLine(line: TerminalLine, width: number, color: boolean): string {
  let left = width
  let written = ''
  for (const { text, look } of line) {
    const shown = clipText(text, left)
    left -= textWidth(shown)
    written += color && codes[look] !== '' && shown !== '' ? `\u001b[${codes[look]}m${shown}\u001b[0m` : shown
    if (shown !== text) break
  }
  return color ? written : written.trimEnd()
}
